using System.Management.Automation;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Rest;

/// <summary>A sandbox and a shell with a connection to each of its accounts, named by team.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    public SandboxServer Sandbox { get; private set; } = null!;

    public Shell Shell { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Sandbox = await SandboxServer.StartAsync();
        foreach (SampleAccount account in SampleAccounts.All)
        {
            Shell.Succeed("$key | Connect-Paperspace -BaseUri $base", ("key", account.ApiKey), ("base", Sandbox.BaseUri));
        }

        Shell.Succeed("Connect-Paperspace -ApiKey $key -BaseUri $base", ("key", SampleAccounts.Default.ApiKey), ("base", Sandbox.BaseUri));
        Shell.Succeed("function Invoke { Invoke-PaperspaceRestMethod @args -Confirm:$false }");
    }

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await Sandbox.DisposeAsync();
    }
}

/// <summary>The operations of the sandbox, called as a user calls them: what the examples of the help rely on.</summary>
public sealed class SandboxOperationsTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const string AcmeTeam = "te8k2w5qn";
    private const string GlobexTeam = "te5m9p0vz";
    private const string SpectrumTeam = "te7l5g8hb";

    public static TheoryData<string, string, ErrorCategory, int, string> Refusals => new()
    {
        { "machines/psnone", "NotFound", ErrorCategory.ObjectNotFound, 404, "NOT_FOUND" },
        { "machines -Method PUT", "NotFound", ErrorCategory.ObjectNotFound, 404, "NOT_FOUND" },
        { "no/such/path", "NotFound", ErrorCategory.ObjectNotFound, 404, "NOT_FOUND" },
        { "projects/prnone/secrets", "NotFound", ErrorCategory.ObjectNotFound, 404, "NOT_FOUND" },
        { "teams/tenone/secrets", "NotFound", ErrorCategory.ObjectNotFound, 404, "NOT_FOUND" },
        { $"teams/{GlobexTeam}/secrets", "Forbidden", ErrorCategory.PermissionDenied, 403, "FORBIDDEN" },
        { "\"machines/$theirs\"", "Forbidden", ErrorCategory.PermissionDenied, 403, "FORBIDDEN" },
        { "\"machines/$theirs/stop\" -Method PATCH", "Forbidden", ErrorCategory.PermissionDenied, 403, "FORBIDDEN" },
        { $"teams/{SpectrumTeam}/secrets -Method POST -Body @{{ name = 'A'; value = 'b' }} -Connection spectrum",
            "Forbidden", ErrorCategory.PermissionDenied, 403, "FORBIDDEN" },
        { "\"machines/$running/start\" -Method PATCH", "Conflict", ErrorCategory.ResourceExists, 409, "CONFLICT" },
        { "\"machines/$off/stop\" -Method PATCH", "Conflict", ErrorCategory.ResourceExists, 409, "CONFLICT" },
        { "\"machines/$off/restart\" -Method PATCH", "Conflict", ErrorCategory.ResourceExists, 409, "CONFLICT" },
        { "\"projects/$project/secrets\" -Method POST -Body @{ name = 'HF_TOKEN'; value = 'x' }",
            "Conflict", ErrorCategory.ResourceExists, 409, "CONFLICT" },
        { "machines?limit=0", "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "machines?limit=121", "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "machines?limit=many", "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "machines?orderBy=colour", "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "machines?order=up", "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "machines?after=nothing", "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "projects -Method POST", "BadRequest", ErrorCategory.InvalidArgument, 400, "PARSE_ERROR" },
        { "projects -Method POST -Body @{}", "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "projects -Method POST -Body @{ name = 5 }", "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "\"projects/$project/secrets\" -Method POST -Body @{ name = '1-A'; value = 'x' }",
            "BadRequest", ErrorCategory.InvalidArgument, 400, "BAD_REQUEST" },
        { "machines/psbusy00001", "TooManyRequests", ErrorCategory.LimitsExceeded, 429, "TOO_MANY_REQUESTS" },
        { "machines/psbusy00001/stop -Method PATCH", "TooManyRequests", ErrorCategory.LimitsExceeded, 429, "TOO_MANY_REQUESTS" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_the_API_refuses_is_refused_as_it_does(string arguments, string id, ErrorCategory category, int status, string code)
    {
        ErrorRecord error = fixture.Shell.Fail(
            $$"""
            $theirs = (Invoke machines?limit=1 -Connection globex).items[0].id
            $running = (Invoke 'machines?limit=1&orderBy=state&order=desc').items[0].id
            $off = (Invoke 'machines?limit=1&orderBy=state&order=asc').items[0].id
            $project = (Invoke projects).items[0].id
            Invoke {{arguments}}
            """);
        Exception exception = error.IsDesigned(id, category);
        Assert.Equal(status, exception.Get("StatusCode"));
        Assert.Equal(code, exception.Get("Code"));
    }

    [Fact]
    public void A_field_that_is_missing_is_named_in_the_details() =>
        Assert.Equal("name Required", Assert.Single(fixture.Shell.Succeed(
            """
            try { Invoke projects -Method POST -Body @{ nam = 'x' } -ErrorAction Stop }
            catch { $issue = $_.Exception.Details.issues[0]; "$($issue.path[0]) $($issue.message)" }
            """)).ToString());

    [Fact]
    public void Too_many_requests_say_when_to_come_back() =>
        Assert.Equal(TimeSpan.FromSeconds(90), fixture.Shell.Fail("Invoke machines/psbusy00001").Exception.Get("RetryAfter"));

    [Theory]
    [InlineData("machines", 300, 3)]
    [InlineData("machines?limit=20", 300, 15)]
    [InlineData("machines?limit=120", 300, 3)]
    [InlineData("machines?limit=100", 300, 3)]
    [InlineData("machines?limit=7", 300, 43)]
    [InlineData("machines?limit=120 -Connection globex", 130, 2)]
    [InlineData("machines?limit=120 -Connection alan", 0, 1)]
    [InlineData("'machines?limit=120&machineType=C5'", 75, 1)]
    public void Every_machine_comes_once_whatever_the_page(string arguments, int count, int requests)
    {
        int before = fixture.Sandbox.Requests.Count;
        IReadOnlyList<PSObject> machines = fixture.Shell.Succeed($"Invoke {arguments} -Paginate");
        Assert.Equal(count, machines.Select(machine => machine.Get("id")).Distinct().Count());
        Assert.Equal(count, machines.Count);
        Assert.Equal(requests, fixture.Sandbox.Requests.Count - before);
    }

    [Theory]
    [InlineData("dtCreated", "asc")]
    [InlineData("dtCreated", "desc")]
    [InlineData("name", "asc")]
    [InlineData("name", "desc")]
    [InlineData("state", "asc")]
    public void A_list_comes_in_the_order_asked_for(string orderBy, string order)
    {
        var keys = fixture.Shell.Succeed(
                "Invoke machines -Paginate -Query @{ limit = 50; orderBy = $orderBy; order = $order }",
                ("orderBy", orderBy), ("order", order))
            .Select(machine => (IComparable)machine.Get(orderBy)!).ToList();
        Assert.Equal(order == "asc" ? keys.Order() : keys.OrderDescending(), keys);
    }

    [Fact]
    public void A_machine_stops_starts_and_restarts() =>
        Assert.Equal(
            ["stop stopping", "off", "start starting", "ready", "restart restarting", "ready"],
            fixture.Shell.Succeed(
                """
                $id = (Invoke 'machines?limit=1&name=build-004').items[0].id
                foreach ($change in 'stop', 'start', 'restart') {
                    $answer = Invoke "machines/$id/$change" -Method PATCH
                    "$($answer.event.name) $($answer.data.state)"
                    (Invoke "machines/$id").state
                }
                """).Select(line => line.ToString()));

    [Theory]
    [InlineData("\"projects/$((Invoke projects).items[0].id)/secrets\"")]
    [InlineData($"'teams/{AcmeTeam}/secrets'")]
    public void A_secret_is_made_changed_and_deleted(string secrets) =>
        Assert.Equal(
            ["ROUND_TRIP", "True", "True", "ROUND_TRIP", "NotFound"],
            fixture.Shell.Succeed(
                $$"""
                $secrets = {{secrets}}
                (Invoke $secrets -Method POST -Body @{ name = 'ROUND_TRIP'; value = 'a' }).name
                $made = Invoke "$secrets/ROUND_TRIP"
                $changed = Invoke "$secrets/ROUND_TRIP" -Method PATCH -Body @{ value = 'b' }
                $changed.dtModified -ge $made.dtModified -and $changed.dtCreated -eq $made.dtCreated
                @(Invoke $secrets -Paginate | Where-Object name -eq 'ROUND_TRIP').Count -eq 1
                (Invoke "$secrets/ROUND_TRIP" -Method DELETE).name
                try { Invoke "$secrets/ROUND_TRIP" -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
                """).Select(line => line.ToString()));

    [Fact]
    public void A_project_is_made_renamed_and_deleted() =>
        Assert.Equal(
            ["First", "Second", "Second", "True", "NotFound"],
            fixture.Shell.Succeed(
                """
                $project = Invoke projects -Method POST -Body @{ name = 'First' }
                $project.name
                (Invoke "projects/$($project.id)" -Method PUT -Body @{ name = 'Second' }).name
                (Invoke "projects/$($project.id)").name
                $null -ne (Invoke "projects/$($project.id)" -Method DELETE).dtDeleted
                try { Invoke "projects/$($project.id)" -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
                """).Select(line => line.ToString()));

    [Fact]
    public async Task Without_a_key_nothing_but_the_session_is_answered()
    {
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(
            new Uri(fixture.Sandbox.BaseUri + "/machines"), TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Each_server_has_a_state_of_its_own()
    {
        await using SandboxServer other = await SandboxServer.StartAsync();
        fixture.Shell.Succeed($"Invoke teams/{AcmeTeam}/secrets -Method POST -Body @{{ name = 'ONLY_HERE'; value = 'x' }}");
        using var shell = new Shell();
        shell.Succeed("$key | Connect-Paperspace -BaseUri $base", ("key", SampleAccounts.Default.ApiKey), ("base", other.BaseUri));
        shell.Fail($"Invoke-PaperspaceRestMethod teams/{AcmeTeam}/secrets/ONLY_HERE")
            .IsDesigned("NotFound", ErrorCategory.ObjectNotFound);
    }
}
