using System.Net.Http.Headers;

namespace Paperspace.Api;

/// <summary>A request, relative to a connection's base address.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">What follows the base address and a slash, encoded.</param>
/// <param name="Body">The JSON to send; null for none.</param>
internal sealed record ApiRequest(HttpMethod Method, string PathAndQuery, byte[]? Body = null)
{
    /// <summary>Whether it only reads, so that it may be made again.</summary>
    internal bool IsSafe => Method == HttpMethod.Get || Method == HttpMethod.Head;

    /// <summary>How messages name it: the method and the path, without the query.</summary>
    public override string ToString() => $"{Method} {PathAndQuery.Split('?')[0]}";

    internal HttpContent? CreateContent()
    {
        if (IsSafe)
        {
            return null;
        }

        // Without any content, .NET sends the request again by itself when a kept connection closes unanswered; a
        // machine would be started twice.
        var content = new ByteArrayContent(Body ?? []);
        if (Body is not null)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return content;
    }
}
