using System.Management.Automation;
using System.Security;
using Paperspace.Api;
using Paperspace.Commands.Completers;
using Paperspace.Commands.Parameters;
using Paperspace.Connections;
using Paperspace.StoredKeys;

namespace Paperspace.Commands;

/// <summary>Checks an API key with one request and keeps it for this runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "Paperspace", DefaultParameterSetName = ApiKeySet)]
[OutputType(typeof(Connection))]
public sealed class ConnectPaperspaceCommand : PaperspaceCommand
{
    private const string ApiKeySet = "ApiKey";
    private const string TeamSet = "Team";

    private int _keyCount;
    private Connection? _first;

    /// <summary>
    /// The API key. Without it: <c>$env:PAPERSPACE_API_KEY</c>, else the key of the team that <c>pspace</c> works with,
    /// else a prompt.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ApiKeySet)]
    [AllowNull]
    [ApiKeyTransformation]
    public SecureString? ApiKey { get; set; }

    /// <summary>The namespace of a team whose key <c>pspace</c> stored.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TeamSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StoredTeamCompleter))]
    public string? Team { get; set; }

    /// <summary>The API's address. Without it: <c>$env:PAPERSPACE_API_URL</c>, else the public one.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>How many seconds one attempt of a request may take.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>How many attempts may follow the first one that fails.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue - 1)]
    public int MaximumRetryCount { get; set; } = 2;

    /// <summary>The proxy to go through. Without it: the system's.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy asks for.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    // Whatever follows a connect that fails must not run against the account of an earlier one.
    /// <summary>Drops the default connection.</summary>
    protected override void BeginProcessing() => ConnectionStore.Current.Default = null;

    /// <summary>Connects with one key.</summary>
    protected override void ProcessRecord()
    {
        _keyCount++;
        try
        {
            Connection connection = Connect();
            if (_keyCount == 1)
            {
                // Held back until it is known whether it is the only one, and with that the default.
                _first = connection;
            }
            else
            {
                EmitFirst(isDefault: false);
                Emit(connection, isDefault: false);
            }
        }
        catch (PaperspaceException e) when (!MyInvocation.ExpectingInput)
        {
            ThrowTerminatingError(ErrorRecords.From(e, target: null));
        }
        catch (PaperspaceException e)
        {
            WriteError(ErrorRecords.From(e.WithMessage($"{e.Message} (key {_keyCount} of the input)"), target: null));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Makes the connection the default if exactly one key came and was good.</summary>
    protected override void EndProcessing() => EmitFirst(isDefault: _keyCount == 1);

    private Connection Connect()
    {
        (Uri baseUri, string origin) = BaseUriSource.Find(BaseUri);
        baseUri = BaseAddress.Check(baseUri, origin);
        ProxySetting proxy = Proxy is null && ProxyCredential is null
            ? ProxySetting.System
            : ProxySetting.Check(Proxy, ProxyCredential?.GetNetworkCredential(), baseUri);
        (SecureString? given, KeySource source) = FindKey();
        var client = new ApiClient(baseUri, Api.ApiKey.From(given), proxy)
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
        };
        try
        {
            return new Connection(client, source, SessionOperation.Check(client, Observer, Stop));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private (SecureString? Key, KeySource Source) FindKey()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(ApiKey)))
        {
            return (ApiKey, KeySource.Parameter);
        }

        (SecureString key, KeySource source) = Team is null
            ? ApiKeySource.Find(Host)
            : (SecureText.From(PspaceKeys.Find(Team)), KeySource.StoredKey);
        if (source == KeySource.StoredKey && PspaceKeys.Warning() is { } warning)
        {
            WriteWarning(warning);
        }

        return (key, source);
    }

    private void EmitFirst(bool isDefault)
    {
        if (_first is { } first)
        {
            _first = null;
            Emit(first, isDefault);
        }
    }

    private void Emit(Connection connection, bool isDefault)
    {
        ConnectionStore store = ConnectionStore.Current;
        store.Add(connection);
        if (isDefault)
        {
            store.Default = connection;
        }

        WriteObject(connection);
    }
}
