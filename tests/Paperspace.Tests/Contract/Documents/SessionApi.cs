using System.Text;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>A shell that is connected to a server which answers with one document after the other.</summary>
internal sealed class SessionApi : IDisposable
{
    /// <summary>The expression for a session that went through Clixml.</summary>
    internal const string DeserializedSession = "[System.Management.Automation.PSSerializer]::Deserialize("
        + "[System.Management.Automation.PSSerializer]::Serialize((Get-PaperspaceSession)))";

    private readonly FakeApi _server;
    private byte[] _body = [];
    private int _status = 200;

    internal SessionApi(TextHost? host = null)
    {
        _server = new FakeApi((stream, closing) => FakeApi.Http(_status, _body)(stream, closing));
        Answer(GoldenSession.Json);
        Shell = new Shell(host);
        Shell.Succeed(
            "$connection = Connect-Paperspace -ApiKey $key -BaseUri $base", ("key", Shell.Key), ("base", _server.BaseUri));
    }

    internal Shell Shell { get; }

    internal int ConnectionCount => _server.ConnectionCount;

    /// <summary>Answers with this from now on.</summary>
    internal void Answer(string body, int status = 200) => Answer(Encoding.UTF8.GetBytes(body), status);

    /// <inheritdoc cref="Answer(string, int)"/>
    internal void Answer(byte[] body, int status = 200) => (_body, _status) = (body, status);

    public void Dispose()
    {
        Shell.Dispose();
        _server.Dispose();
    }
}
