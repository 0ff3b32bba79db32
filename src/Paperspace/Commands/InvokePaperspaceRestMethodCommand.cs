using System.Collections;
using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Commands.Completers;
using Paperspace.Commands.Parameters;
using Paperspace.Connections;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>Calls any operation of the Paperspace API v1 with the connection's key.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "PaperspaceRestMethod",
    DefaultParameterSetName = ObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject))]
[OutputType(typeof(string), ParameterSetName = [RawSet])]
public sealed class InvokePaperspaceRestMethodCommand : ConnectedCommand
{
    private const string ObjectSet = "Object";
    private const string PaginateSet = "Paginate";
    private const string RawSet = "Raw";

    /// <summary>The operation's path, relative to the base address, such as <c>machines/ps123</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PathCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method. Without it, GET.</summary>
    [Parameter]
    [ValidateMethod]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string Method { get; set; } = "GET";

    /// <summary>Values for the query, by name. A value here takes the place of one in <see cref="Path"/>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>What to send: a hashtable or an object, which becomes JSON, or a string that is JSON.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Asks for one page of a list after the other, as long as the pipeline wants more, and emits their items.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PaginateSet)]
    public SwitchParameter Paginate { get; set; }

    /// <summary>Emits the answer's JSON text as it came.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RawSet)]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public override Connection? Connection { get; set; }

    private HttpMethod HttpMethod => new(Method.ToUpperInvariant());

    private protected override void Process(Connection connection)
    {
        CheckTogether();
        RequestPath path = RequestPath.Parse(Path).With(QueryText.Pairs(Query ?? new Hashtable()));
        var request = new ApiRequest(HttpMethod, path.Encode(), Body is null ? null : JsonBody.From(Body));
        if (!request.IsSafe && !ShouldProcess(Describe(connection, request), request.Method.Method))
        {
            return;
        }

        if (Paginate)
        {
            EmitPages(connection, path);
        }
        else if (Raw)
        {
            EmitText(connection, path, connection.Send(
                request, answer => PowerShellJson.ReadText(answer, IsBodyDue(request)), Observer, Stop));
        }
        else
        {
            Emit(connection, path, Get(connection, request));
        }
    }

    private void CheckTogether()
    {
        string? fault =
            Paginate && HttpMethod != HttpMethod.Get ? "-Paginate is for GET alone"
            : Body is not null && (HttpMethod == HttpMethod.Get || HttpMethod == HttpMethod.Head)
                ? $"-Body does not go with {HttpMethod}"
            : null;
        if (fault is not null)
        {
            throw new PaperspaceException(ErrorKind.InvalidRequest, $"{fault}. Nothing was sent.");
        }
    }

    private object? Get(Connection connection, ApiRequest request) =>
        connection.Send(request, answer => PowerShellJson.Read(answer, IsBodyDue(request)), Observer, Stop);

    /// <summary>The API answers every GET with a document; what changes something may be answered with nothing.</summary>
    private static bool IsBodyDue(ApiRequest request) => request.Method == HttpMethod.Get;

    private void Emit(Connection connection, RequestPath path, object? answer)
    {
        if (answer is null)
        {
            RefuseNullSession(connection, path);
        }
        else
        {
            EmitEach(answer as object?[] ?? [answer]);
        }
    }

    /// <summary>Each on its own: a stop ends it between two.</summary>
    private void EmitEach(object?[] items)
    {
        foreach (object? item in items)
        {
            Stop.ThrowIfCancellationRequested();
            WriteObject(item);
        }
    }

    private void EmitText(Connection connection, RequestPath path, string? text)
    {
        if (text?.Trim() == "null")
        {
            RefuseNullSession(connection, path);
        }

        if (text is not null)
        {
            WriteObject(text);
        }
    }

    private void RefuseNullSession(Connection connection, RequestPath path)
    {
        if (HttpMethod == HttpMethod.Get && path.Is(SessionOperation.Path))
        {
            throw connection.NotLoggedIn();
        }
    }

    private void EmitPages(Connection connection, RequestPath path)
    {
        using var progress = new PageProgress(this, VisibleText.Of(Path));
        var cursors = new HashSet<string>(path.ValuesOf("after"));
        string? cursor = null;
        do
        {
            RequestPath pagePath = cursor is null ? path : path.With([new("after", cursor)]);
            object? answer = GetPage(connection, pagePath, cursor);
            if (Page.From(answer, connection.BaseUri) is not { } page)
            {
                Emit(connection, path, answer);
                return;
            }

            // A consumer that has enough stops here, before the next page is asked for.
            EmitEach(page.Items);

            cursor = page.Next;
            if (cursor is not null && !cursors.Add(cursor))
            {
                throw new PaperspaceException(
                    ErrorKind.InvalidResponse,
                    $"The Paperspace API at {BaseAddress.Show(connection.BaseUri)} gave the page cursor '{connection.Show(cursor)}' twice; the list would never end.");
            }

            progress.Report(page.Items.Length);
        }
        while (cursor is not null);
    }

    private object? GetPage(Connection connection, RequestPath path, string? cursor)
    {
        try
        {
            return Get(connection, new ApiRequest(HttpMethod.Get, path.Encode()));
        }
        catch (PaperspaceException e) when (cursor is not null)
        {
            throw e.WithMessage(
                $"{e.Message} The pages before it were emitted; go on from here with -Query @{{ after = '{connection.Show(cursor)}' }}.");
        }
    }

    private static string Describe(Connection connection, ApiRequest request) =>
        $"{connection.Show(connection.AddressOf(request).AbsoluteUri)} (team {VisibleText.Of(connection.Team)})";
}
