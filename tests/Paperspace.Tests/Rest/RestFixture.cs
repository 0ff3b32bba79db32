using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Rest;

/// <summary>A server and a shell connected to it, for all tests of a class.</summary>
public sealed class RestFixture : IDisposable
{
    public RestFixture() => Shell = Shell.ConnectedTo(Api.BaseUri);

    public RestApi Api { get; } = new();

    public Shell Shell { get; }

    /// <summary>Answers a plain GET with a document and returns what comes out.</summary>
    public IReadOnlyList<PSObject> Get(string json)
    {
        Api.Answer(_ => json);
        return Shell.Succeed("Invoke-PaperspaceRestMethod things");
    }

    /// <summary>Runs what makes exactly one request, and returns that request.</summary>
    public ReceivedRequest Send(string script, params (string Name, object? Value)[] variables)
    {
        Api.Answer(_ => "{}");
        Shell.Succeed(script, variables);
        return Assert.Single(Api.Requests);
    }

    /// <summary>Runs what is refused before anything is sent, and returns the message.</summary>
    public string Refuse(string script, params (string Name, object? Value)[] variables)
    {
        Api.Answer(_ => "{}");
        ErrorRecord error = Shell.Fail(script, variables);
        error.IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);
        Assert.Empty(Api.Requests);
        Assert.Contains("Nothing was sent.", error.ToString(), StringComparison.Ordinal);
        return error.ToString();
    }

    public void Dispose()
    {
        Shell.Dispose();
        Api.Dispose();
    }
}
