using System.Management.Automation;
using System.Runtime.CompilerServices;
using Paperspace.Tests.Contract.Documents;

namespace Paperspace.Tests.Contract;

/// <summary>Every object that nests others travels whole, also on its own.</summary>
public sealed class SerializationDepthTests : IDisposable
{
    private readonly SessionApi _api = new();

    public void Dispose() => _api.Dispose();

    /// <summary>Clixml, jobs and remoting cut what a type nests to strings unless the type asks for more.</summary>
    [Fact]
    public void Every_type_that_nests_asks_for_its_depth()
    {
        var session = (Type)Assert.Single(_api.Shell.Succeed("[Paperspace.Session]")).BaseObject;
        Type[] nesting = [.. session.Assembly.GetExportedTypes().Where(type => !type.IsAbstract && !typeof(Cmdlet).IsAssignableFrom(type) && Nests(type))];
        Assert.Superset(
            new HashSet<string> { "Machine", "Operation", "Session", "TeamMembership", "User" },
            nesting.Select(type => type.Name).ToHashSet());
        Assert.All(nesting, type =>
        {
            PSObject depth = Assert.Single(_api.Shell.Succeed(
                "$it.PSStandardMembers.SerializationDepth", ("it", RuntimeHelpers.GetUninitializedObject(type))));
            Assert.Equal(8, depth.BaseObject);
        });
    }

    [Theory]
    [InlineData("(Get-PaperspaceSession).User", "TeamMemberships[0].Team.Namespace")]
    [InlineData("(Get-PaperspaceSession).User", "Metadata.CoreSurvey.Count")]
    [InlineData("(Get-PaperspaceSession).TeamMemberships[0]", "Team.Namespace")]
    [InlineData("(Get-PaperspaceTeamMembership)[0]", "Team.DtCreated.Kind")]
    [InlineData("Invoke-PaperspaceRestMethod auth/session", "user.teamMemberships[0].team.namespace")]
    public void What_is_nested_comes_back(string expression, string path)
    {
        object[] values = [.. _api.Shell.Succeed(
            $$"""
            $it = {{expression}}
            $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($it, 1))
            "$($it.{{path}})", "$($back.{{path}})"
            """).Select(value => value.BaseObject)];
        Assert.NotEqual("", values[0]);
        Assert.Equal(values[0], values[1]);
    }

    private static bool Nests(Type type) => type.GetProperties().Any(property =>
        IsOf(type, property.PropertyType) || property.PropertyType.GetGenericArguments().Any(argument => IsOf(type, argument)));

    private static bool IsOf(Type type, Type nested) => nested.Assembly == type.Assembly && !nested.IsEnum;
}
