using Paperspace.Api;
using Paperspace.Rest;
using Paperspace.Sessions;

namespace Paperspace.Commands;

/// <summary>What to do next after an answer, where that depends on what was asked for.</summary>
internal static class RequestAdvice
{
    /// <summary>Null where the kind of failure tells it.</summary>
    internal static string? Of(PaperspaceException failure)
    {
        if (OfStatus(failure.StatusCode) is { } advice)
        {
            return advice;
        }

        if (failure.Request is not { } request || failure.Kind is not (ErrorKind.NotFound or ErrorKind.BadRequest))
        {
            return null;
        }

        string[] parts = request.Split([' '], 2);
        if (parts[1] == SessionOperations.Path)
        {
            // Nobody chose this path: what is wrong is where it was looked for.
            return $"Check the base address: the API is not there, or is another version. The public one is {BaseAddress.Public}.";
        }

        Operation? operation = OperationTable.Find(parts[0], parts[1]);
        return operation is null ? $"No published operation is {parts[0]} with this path; Get-PaperspaceOperation lists them."
            : failure.Kind == ErrorKind.NotFound ? operation.Path.Contains('{') ? "Check the id, and that it belongs to this account." : null
            : $"Get-PaperspaceOperation '{operation.Path}' -Method {operation.Method} says what this operation takes; the exception's Details may say which value is wrong.";
    }

    // The names of their kinds say less than these statuses do.
    private static string? OfStatus(int? status) => status switch
    {
        304 => "Look at what stands between this computer and the API: a cache or a proxy gave this answer in its place.",
        423 => "It is locked, maybe by a change that is under way: look at its present state, and ask again when that is over.",
        425 => "It is too early for this: look at its present state, and ask again a moment later.",
        _ => null,
    };
}
