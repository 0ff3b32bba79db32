using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Rest;
using Paperspace.Sessions;

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

    /// <summary>What to send: a hashtable or an object, which becomes JSON, or JSON as text or bytes.</summary>
    [Parameter]
    [ValidateGiven]
    public object? Body { get; set; }

    /// <summary>Asks for one page of a list after the other, as long as the pipeline wants more, and emits their items.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PaginateSet)]
    public SwitchParameter Paginate { get; set; }

    /// <summary>Emits the answer's JSON text as it came.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RawSet)]
    public SwitchParameter Raw { get; set; }

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

        if (Raw)
        {
            WriteText(connection, path, connection.Send(
                request, answer => PowerShellJson.ReadText(answer, IsBodyDue), Context));
        }
        else if (Paginate)
        {
            WritePages(connection, path);
        }
        else
        {
            object? answer = connection.Send(request, Reader(connection, path), Context);
            WriteEach(answer as object?[] ?? (answer is null ? [] : [answer]));
        }
    }

    private protected override string? TargetOf(PaperspaceException failure, Connection connection)
    {
        try
        {
            return failure.Request ?? connection.Show($"{HttpMethod} {Path.TrimStart('/').Split('?', '#')[0]}");
        }
        catch (PaperspaceException)
        {
            // Its key is forgotten, and cannot be taken out of the path.
            return null;
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

    /// <summary>The API answers every GET with a document; what changes something may be answered with nothing.</summary>
    private bool IsBodyDue => HttpMethod == HttpMethod.Get;

    /// <summary>Reads an answer as objects of the types that the operation answers with; null when there is none.</summary>
    private Func<ApiAnswer, object?> Reader(Connection connection, RequestPath path)
    {
        Operation? operation = OperationTable.Find(HttpMethod.Method, path.Decoded);
        return answer =>
        {
            object? document = PowerShellJson.Read(answer, IsBodyDue);
            if (document is null)
            {
                RefuseNullSession(connection, path);
            }
            else if (operation is not null && AnswerParts.Of(document, operation) is { } parts)
            {
                AnswerType.Name(document, parts);
                AnswerNames.Learn(parts, operation, connection.KnownNames);
            }

            return document;
        };
    }

    private void RefuseNullSession(Connection connection, RequestPath path)
    {
        if (HttpMethod == HttpMethod.Get && path.Is(SessionOperations.Path))
        {
            throw SessionOperations.NotLoggedIn(connection);
        }
    }

    private void WriteText(Connection connection, RequestPath path, string? text)
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

    private void WritePages(Connection connection, RequestPath path)
    {
        int? largest = OperationTable.Find("GET", path.Decoded)?.LargestPage;
        RequestPath list = largest is { } limit && !path.ValuesOf("limit").Any()
            ? path.With([new("limit", limit.ToString(CultureInfo.InvariantCulture))])
            : path;
        Func<ApiAnswer, object?> read = Reader(connection, path);
        using var progress = new PageProgress(this, VisibleText.Of(Path));
        var walk = new PageWalk<object?>(connection, list, answer => Page.From(read(answer)), Context)
        {
            PageDone = progress.Report,
        };
        WriteEach(walk.Items());
    }

    /// <summary>Each on its own: a consumer that has enough, and a stop, end it between two.</summary>
    private void WriteEach(IEnumerable<object?> items)
    {
        foreach (object? item in items)
        {
            Stop.ThrowIfCancellationRequested();
            WriteObject(item);
        }
    }

    private static string Describe(Connection connection, ApiRequest request) =>
        $"{connection.Show(connection.AddressOf(request).AbsoluteUri)} (team {VisibleText.Of(connection.Team)})";
}
