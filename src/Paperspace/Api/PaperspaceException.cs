using System.Diagnostics.CodeAnalysis;
using Paperspace.Api;

namespace Paperspace;

/// <summary>
/// Any failure of this module. It has no inner exception: those of the HTTP stack can hold the request, and with it
/// the API key, or text of the server that repeats it.
/// </summary>
[SuppressMessage("Design", "CA1032", Justification = "Only this module makes it, and always with its kind.")]
[SuppressMessage("Design", "CA1064", Justification = "It is public; its constructor is not.")]
public sealed class PaperspaceException : Exception
{
    internal PaperspaceException(ErrorKind kind, string message) : base(message) => Kind = kind;

    /// <summary>The HTTP status of the answer, such as 404; null when there was no answer.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The API's own error code, such as <c>NOT_FOUND</c>; null when the answer had none.</summary>
    public string? Code { get; internal init; }

    /// <summary>
    /// What the API's error body held as <c>details</c> (or, in the older form, <c>issues</c>), as plain PowerShell
    /// values; null when there was none.
    /// </summary>
    public object? Details { get; internal init; }

    /// <summary>How long the server asks to wait before the next call (RFC 9110, 10.2.3); null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The request that failed, such as <c>PATCH machines/ps123/stop</c>; null when there was none.</summary>
    public string? Request { get; internal init; }

    internal ErrorKind Kind { get; }

    /// <summary>What to do next, where that is more than the kind of failure tells; null where it is not.</summary>
    internal string? Advice { get; init; }

    /// <summary>Whether something may have been changed by it.</summary>
    internal bool MayHaveChanged => Request is not null
        && !Request.StartsWith("GET ", StringComparison.Ordinal) && !Request.StartsWith("HEAD ", StringComparison.Ordinal);

    /// <summary>The same failure, told with <paramref name="message"/> instead.</summary>
    internal PaperspaceException WithMessage(string message) => new(Kind, message)
    {
        StatusCode = StatusCode,
        Code = Code,
        Details = Details,
        RetryAfter = RetryAfter,
        Request = Request,
        Advice = Advice,
    };
}
