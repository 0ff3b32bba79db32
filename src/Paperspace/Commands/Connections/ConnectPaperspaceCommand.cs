using System.Management.Automation;
using System.Security;
using Paperspace.Api;
using Paperspace.Connections;
using Paperspace.Sessions;
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
    [AllowNull]
    [UriTransformation]
    public Uri? BaseUri { get; set; }

    /// <summary>How many seconds one attempt of a request may take.</summary>
    [Parameter]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>How many attempts may follow the first one that fails.</summary>
    [Parameter]
    public int MaximumRetryCount { get; set; } = 2;

    /// <summary>The proxy to go through. Without it: the system's.</summary>
    [Parameter]
    [AllowNull]
    [UriTransformation]
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy asks for.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    // Whatever follows a connect that fails must not run against the account of an earlier one.
    /// <summary>Drops the default connection.</summary>
    protected override void BeginProcessing() => Connections.Default = null;

    /// <summary>Connects with one key.</summary>
    protected override void ProcessRecord()
    {
        _keyCount++;
        string? row = RowName.Take();
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
            ThrowTerminatingError(ErrorRecords.From(e, Target));
        }
        catch (PaperspaceException e)
        {
            string called = row is null ? "" : VisibleText.Of(row) + ", ";
            WriteFailure(e.WithMessage($"{e.Message} ({called}key {_keyCount} of the input)"), Target);
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
        CheckLimits();
        (Uri baseUri, string origin) = BaseUriSource.Find(IsGiven(nameof(BaseUri)), BaseUri);
        baseUri = BaseAddress.Check(baseUri, origin);
        ProxySetting proxy = !IsGiven(nameof(Proxy)) && ProxyCredential is null
            ? ProxySetting.System
            : ProxySetting.Check(Proxy, isGiven: IsGiven(nameof(Proxy)), ProxyCredential?.GetNetworkCredential(), baseUri);
        (SecureString? given, KeySource source) = FindKey();
        var client = new ApiClient(baseUri, Check(given, source), proxy)
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
        };
        try
        {
            return new Connection(client, source, SessionOperations.Check(client, Context));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static ApiKey Check(SecureString? key, KeySource source)
    {
        try
        {
            return Api.ApiKey.From(key);
        }
        catch (PaperspaceException e) when (source == KeySource.Prompt)
        {
            // There is no variable and no file to look at.
            throw new PaperspaceException(e.Kind, $"{e.Message} Run Connect-Paperspace again, with the key at hand.")
            {
                Advice = "Keys are made in the Paperspace console: Team settings, API keys.",
            };
        }
    }

    // Here and not by PowerShell, which would refuse them before the earlier default is dropped.
    private void CheckLimits()
    {
        string? fault =
            TimeoutSec is < 1 or > int.MaxValue / 1000 ? $"-TimeoutSec is {TimeoutSec}; it is at least 1 and at most {int.MaxValue / 1000}"
            : MaximumRetryCount is < 0 or int.MaxValue ? $"-MaximumRetryCount is {MaximumRetryCount}; it is at least 0 and less than {int.MaxValue}"
            : null;
        if (fault is not null)
        {
            throw new PaperspaceException(ErrorKind.InvalidRequest, $"{fault}. Nothing was sent.");
        }
    }

    // What is no address may be a key that was given in its place.
    private string Target
    {
        get
        {
            (Uri address, string origin) = BaseUriSource.Find(IsGiven(nameof(BaseUri)), BaseUri);
            return Team ?? BaseAddress.ServerOf(address) ?? origin;
        }
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

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
        ConnectionStore store = Connections;
        store.Add(connection);
        if (isDefault)
        {
            store.Default = connection;
        }

        WriteObject(connection);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Held back, and then nobody wanted it any more.
            _first?.Close();
        }

        base.Dispose(disposing);
    }
}
