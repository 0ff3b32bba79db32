namespace Paperspace;

/// <summary>Where a connection's API key came from.</summary>
public enum KeySource
{
    /// <summary><c>-ApiKey</c>, or the pipeline.</summary>
    Parameter,

    /// <summary>The environment variable <c>PAPERSPACE_API_KEY</c>.</summary>
    Environment,

    /// <summary>A file in which <c>pspace</c>, the vendor's command-line tool, stored it.</summary>
    StoredKey,

    /// <summary>A person, asked by <c>Connect-Paperspace</c>.</summary>
    Prompt,
}
