using System.Management.Automation;

namespace Paperspace.Tests.Faults;

/// <summary>The errors that a request may end in, with their categories, as users know them.</summary>
internal static class DesignedErrors
{
    internal static readonly IReadOnlyDictionary<string, ErrorCategory> Categories = new Dictionary<string, ErrorCategory>
    {
        ["ApiKeyRejected"] = ErrorCategory.AuthenticationError,
        ["NotLoggedIn"] = ErrorCategory.AuthenticationError,
        ["BadRequest"] = ErrorCategory.InvalidArgument,
        ["Unauthorized"] = ErrorCategory.AuthenticationError,
        ["Forbidden"] = ErrorCategory.PermissionDenied,
        ["NotFound"] = ErrorCategory.ObjectNotFound,
        ["Conflict"] = ErrorCategory.ResourceExists,
        ["PayloadTooLarge"] = ErrorCategory.LimitsExceeded,
        ["TooManyRequests"] = ErrorCategory.LimitsExceeded,
        ["ServerError"] = ErrorCategory.ResourceUnavailable,
        ["UnexpectedRedirect"] = ErrorCategory.ProtocolError,
        ["InvalidResponse"] = ErrorCategory.InvalidData,
        ["ResponseTooLarge"] = ErrorCategory.LimitsExceeded,
        ["Timeout"] = ErrorCategory.OperationTimeout,
        ["ConnectionFailed"] = ErrorCategory.ConnectionError,
        ["ProxyFailed"] = ErrorCategory.ConnectionError,
        ["TlsFailed"] = ErrorCategory.SecurityError,
    };
}
