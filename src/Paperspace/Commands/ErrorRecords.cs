using System.Management.Automation;
using Paperspace.Api;

namespace Paperspace.Commands;

/// <summary>The one place that makes error records: every failure has an id, a category and what to do next.</summary>
internal static class ErrorRecords
{
    /// <param name="exception">What happened.</param>
    /// <param name="target">
    /// What it happened to, a request or a machine's name or an account, as text: an object could lead from the record to a key.
    /// </param>
    /// <param name="action">What to do next, where that is more than the kind of failure tells.</param>
    internal static ErrorRecord From(PaperspaceException exception, string? target, string? action = null)
    {
        (ErrorCategory category, string usual) = Describe(exception.Kind);
        if (exception.MayHaveChanged && exception.Kind is (ErrorKind.Timeout or ErrorKind.ConnectionFailed
            or ErrorKind.ServerError or ErrorKind.InvalidResponse or ErrorKind.ResponseTooLarge))
        {
            action ??= LookFirst;
        }
        return new ErrorRecord(exception, exception.Kind.ToString(), category, target is null ? null : VisibleText.Of(target))
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = action ?? exception.Advice ?? RequestAdvice.Of(exception) ?? usual },
        };
    }

    private const string LookFirst =
        "The change may have been made: look at the present state of what it was for before you send it again.";

    private static (ErrorCategory Category, string Action) Describe(ErrorKind kind) => kind switch
    {
        ErrorKind.NotConnected => (ErrorCategory.AuthenticationError,
            "Connect-Paperspace takes the key from $env:PAPERSPACE_API_KEY, from -ApiKey or the pipeline, of a team that pspace has a key for (-Team), or asks for it; Get-PaperspaceConnection lists connections to give as -Connection, and Select-PaperspaceConnection makes one the default."),
        ErrorKind.InvalidApiKeyFormat => (ErrorCategory.InvalidArgument,
            "Check the variable, the file or the secret that the key comes from."),
        ErrorKind.ApiKeyRejected => (ErrorCategory.AuthenticationError,
            "Check that the key is complete and belongs to this address, or create a new one in the Paperspace console (Team settings, API keys)."),
        ErrorKind.NotLoggedIn => (ErrorCategory.AuthenticationError,
            "Run Connect-Paperspace again, with a new key if this one was revoked."),
        ErrorKind.Disconnected => (ErrorCategory.InvalidOperation,
            "Run Connect-Paperspace again, and use the connection it emits."),
        ErrorKind.InvalidBaseUri => (ErrorCategory.InvalidArgument,
            "Give an https address without user information, query and fragment; http is for localhost, 127.0.0.1 and [::1] alone."),
        ErrorKind.InvalidRequest => (ErrorCategory.InvalidArgument,
            "Change the parameters as the message says; Get-Help shows which go together."),
        ErrorKind.BadRequest => (ErrorCategory.InvalidArgument,
            "Compare the request with the API's reference; the exception's Details may say which value is wrong."),
        ErrorKind.Unauthorized => (ErrorCategory.AuthenticationError,
            "Run Connect-Paperspace again with a key that is valid."),
        ErrorKind.Forbidden => (ErrorCategory.PermissionDenied,
            "Use a key of a team and a user that may do this, or ask the team's admin."),
        ErrorKind.NotFound => (ErrorCategory.ObjectNotFound,
            "Check the name, the id or the path, and that it belongs to this account."),
        ErrorKind.Conflict => (ErrorCategory.ResourceExists,
            "Look at the present state of the resource, and try again."),
        ErrorKind.OperationFailed => (ErrorCategory.OperationStopped,
            "Look at the machine with Get-PaperspaceMachine and at its events (Invoke-PaperspaceRestMethod machine-events -Query @{ machineId = '...' }) before you try again."),
        ErrorKind.PayloadTooLarge => (ErrorCategory.LimitsExceeded,
            "Send less in one request."),
        ErrorKind.TooManyRequests => (ErrorCategory.LimitsExceeded,
            "Wait for as long as the message says, or a minute where it does not, and make fewer calls at a time; -MaximumRetryCount of Connect-Paperspace says how often a call is made again by itself."),
        ErrorKind.ServerError => (ErrorCategory.ResourceUnavailable,
            "Try again in a few minutes; if it stays, look at the status page of Paperspace."),
        ErrorKind.UnexpectedRedirect => (ErrorCategory.ProtocolError,
            "Check the base address, and whether a sign-in page or a proxy answers in the API's place; if the API has moved, and you trust the new address with the key, give that one as -BaseUri."),
        ErrorKind.InvalidResponse => (ErrorCategory.InvalidData,
            "Check that the base address is that of the Paperspace API and that no proxy or sign-in page answers in its place; if it is, look for a newer version of this module."),
        ErrorKind.ResponseTooLarge => (ErrorCategory.LimitsExceeded,
            "Check that the base address is that of the Paperspace API; ask for less at once where the operation can."),
        ErrorKind.Timeout => (ErrorCategory.OperationTimeout,
            "Try again, check the network, or raise -TimeoutSec of Connect-Paperspace."),
        ErrorKind.ConnectionFailed => (ErrorCategory.ConnectionError,
            "Check the address, the network and the firewall, and whether a proxy is needed (-Proxy)."),
        ErrorKind.ProxyFailed => (ErrorCategory.ConnectionError,
            "Check -Proxy and -ProxyCredential, or the system's proxy settings."),
        ErrorKind.TlsFailed => (ErrorCategory.SecurityError,
            "Check the base address, this computer's clock and its trusted certificates; the certificate check cannot be turned off."),
        ErrorKind.StoredKeyNotFound => (ErrorCategory.ObjectNotFound,
            "Run 'pspace login' for that team, or give the key in another way: -ApiKey, the pipeline or $env:PAPERSPACE_API_KEY."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
