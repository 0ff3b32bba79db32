namespace Paperspace.Sandbox.Server;

/// <summary>What a request had for a key.</summary>
public enum RequestKey
{
    /// <summary>No key.</summary>
    Absent,

    /// <summary>A key that belongs to no account, or something that is no bearer token.</summary>
    Unknown,

    /// <summary>The key of a sample account.</summary>
    Known,
}
