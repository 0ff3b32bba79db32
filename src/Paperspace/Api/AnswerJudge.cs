using System.Net;
using System.Net.Http.Headers;
using Paperspace.Json;

namespace Paperspace.Api;

/// <summary>Tells what an answer means: what was asked for, or which failure.</summary>
/// <param name="failures">Words the failure.</param>
internal sealed class AnswerJudge(RequestFailures failures)
{
    /// <summary>Reads a 2xx answer; one that holds an error all the same is that error.</summary>
    internal T Read<T>(ApiAnswer answer, Func<ApiAnswer, T> read, HttpResponseHeaders headers)
    {
        try
        {
            return read(answer);
        }
        catch (JsonDocumentException e)
        {
            // An error keeps its details for as long as it lives, and so has a limit of its own.
            ErrorBody error = answer.Body.Count > BoundedBody.ErrorLimit
                ? ErrorBody.ReadHead(answer.Body, answer.Stop)
                : ErrorBody.Read(answer.Body, answer.Stop);
            throw error.IsComplete
                ? OfError(StatusMap.StatusOf(error.Code!), answer.Status, error, RetryDelay.Asked(headers), answer.Stop)
                : failures.Of(
                    ErrorKind.InvalidResponse,
                    $"answered {answer.Status} with a body that is not what the API documents: {failures.Show(e.Message)}.",
                    answer.Status);
        }
    }

    /// <summary>The failure that any other answer is.</summary>
    internal async Task<PaperspaceException> ReadErrorAsync(HttpResponseMessage response, CancellationToken attempt)
    {
        int status = (int)response.StatusCode;
        if (StatusMap.KindOf(status) == ErrorKind.UnexpectedRedirect)
        {
            return failures.OfRedirect(status, response.Headers.Location?.OriginalString);
        }

        ErrorBody error;
        try
        {
            ApiAnswer answer = await BoundedBody.ReadAsync(response, BoundedBody.ErrorLimit, attempt).ConfigureAwait(false);
            error = ErrorBody.Read(answer.Body, attempt);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException
            or InvalidOperationException or BodyTooLargeException or WebException)
        {
            // The status alone says what happened; a body that cannot be read adds nothing to it.
            error = ErrorBody.Read(default, attempt);
        }

        return OfError(status, status, error, RetryDelay.Asked(response.Headers), attempt);
    }

    private PaperspaceException OfError(int meaning, int status, ErrorBody error, TimeSpan? retryAfter, CancellationToken stop) =>
        failures.OfError(
            error.Code == "TIMEOUT" ? ErrorKind.Timeout : StatusMap.KindOf(meaning), status, error, retryAfter, stop);
}
