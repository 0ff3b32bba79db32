namespace Paperspace.Api;

/// <summary>What can go wrong. The name is the error id that scripts match on, so it never changes.</summary>
internal enum ErrorKind
{
    NotConnected,
    InvalidApiKeyFormat,
    ApiKeyRejected,
    NotLoggedIn,
    Disconnected,
    InvalidBaseUri,
    InvalidRequest,
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    OperationFailed,
    PayloadTooLarge,
    TooManyRequests,
    ServerError,
    UnexpectedRedirect,
    InvalidResponse,
    ResponseTooLarge,
    Timeout,
    ConnectionFailed,
    ProxyFailed,
    TlsFailed,
    StoredKeyNotFound,
}
