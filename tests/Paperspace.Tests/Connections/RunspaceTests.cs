using System.Management.Automation;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Connections;

/// <summary>Connections belong to the runspace that made them.</summary>
public sealed class RunspaceTests : IDisposable
{
    private readonly FakeApi _red = new(SessionAnswers.Of(SessionAnswers.In("red")));
    private readonly FakeApi _blue = new(SessionAnswers.Of(SessionAnswers.In("blue")));

    public void Dispose()
    {
        _red.Dispose();
        _blue.Dispose();
    }

    [Fact]
    public void Two_runspaces_never_see_each_other_s_connections()
    {
        using Shell red = Shell.ConnectedTo(_red.BaseUri);
        using Shell blue = Shell.ConnectedTo(_blue.BaseUri);
        using var neither = new Shell();

        Assert.Equal("red", Assert.Single(red.Succeed("(Get-PaperspaceConnection).Team")).ToString());
        Assert.Equal("blue", Assert.Single(blue.Succeed("(Get-PaperspaceConnection).Team")).ToString());
        Assert.Empty(neither.Succeed("Get-PaperspaceConnection"));
        Assert.Equal("red", Assert.Single(red.Succeed("(Get-PaperspaceSession).Team.Namespace")).ToString());
        Assert.Equal("blue", Assert.Single(blue.Succeed("(Get-PaperspaceSession).Team.Namespace")).ToString());
        neither.Fail("Get-PaperspaceSession").IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        blue.Fail("Get-PaperspaceSession red").IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);
        Assert.Equal((2, 2), (_red.Requests.Count, _blue.Requests.Count));
    }

    [Fact]
    public void Disconnecting_all_leaves_other_runspaces_alone()
    {
        using Shell red = Shell.ConnectedTo(_red.BaseUri);
        using Shell blue = Shell.ConnectedTo(_blue.BaseUri);

        blue.Succeed("Disconnect-Paperspace -All");

        red.Succeed("Get-PaperspaceSession");
        blue.Fail("Get-PaperspaceSession").IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public void A_connection_object_works_in_another_runspace_and_is_not_listed_there()
    {
        using Shell red = Shell.ConnectedTo(_red.BaseUri);
        using Shell blue = Shell.ConnectedTo(_blue.BaseUri);
        object connection = Assert.Single(red.Succeed("Get-PaperspaceConnection")).BaseObject;

        Assert.Equal(
            ["red", "blue"],
            blue.Succeed("(Get-PaperspaceSession $c).Team.Namespace; (Get-PaperspaceConnection).Team", ("c", connection)).Select(text => text.ToString()));

        // Forgetting it there forgets it where it belongs.
        blue.Succeed("Disconnect-Paperspace $c");
        Assert.Empty(red.Succeed("Get-PaperspaceConnection"));
        red.Fail("Get-PaperspaceSession").IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        blue.Succeed("Get-PaperspaceSession");
    }

    [Fact]
    public void A_connection_object_works_in_parallel_runspaces()
    {
        using Shell red = Shell.ConnectedTo(_red.BaseUri);

        IReadOnlyList<PSObject> output = red.Succeed(
            """
            $c = Get-PaperspaceConnection
            1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:manifest
                (Get-PaperspaceSession -Connection $using:c).Team.Namespace
                @(Get-PaperspaceConnection).Count
            }
            """,
            ("manifest", RepositoryPaths.ModuleManifest));

        Assert.Equal(["0", "0", "0", "0", "red", "red", "red", "red"], output.Select(value => value.ToString()).Order());
        Assert.Equal(5, _red.Requests.Count);
    }

    [Fact]
    public void Removing_the_module_closes_the_connections_of_its_runspace_alone()
    {
        using Shell red = Shell.ConnectedTo(_red.BaseUri);
        using Shell blue = Shell.ConnectedTo(_blue.BaseUri);

        PSObject isOpen = Assert.Single(blue.Succeed("$c = Get-PaperspaceConnection; Remove-Module Paperspace; $c.IsOpen"));

        Assert.Equal(false, isOpen.BaseObject);
        red.Succeed("Get-PaperspaceSession");
    }

    [Fact]
    public void The_module_can_be_imported_again_and_begins_without_connections()
    {
        using Shell shell = Shell.ConnectedTo(_red.BaseUri);

        shell.Succeed("Remove-Module Paperspace; Import-Module $manifest", ("manifest", RepositoryPaths.ModuleManifest));

        Assert.Empty(shell.Succeed("Get-PaperspaceConnection"));
        shell.Fail("Get-PaperspaceSession").IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        shell.Succeed("Connect-Paperspace $key -BaseUri $base");
        shell.Succeed("Get-PaperspaceSession");
    }
}
