using System.Management.Automation;
using System.Text.Json;
using Paperspace.Tests.Rest.Answers;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

/// <summary>The published operations as objects, without a connection.</summary>
public sealed class GetPaperspaceOperationTests(SharedShell shared) : IClassFixture<SharedShell>
{
    [Theory]
    [InlineData("", 113)]
    [InlineData("machines", 2)]
    [InlineData("/machines", 2)]
    [InlineData("MACHINES -Method post", 1)]
    [InlineData("-Method PATCH", 5)]
    [InlineData("-Method PATCH, put", 18)]
    [InlineData("machines/ps1/start", 1)]
    [InlineData("'machines/{id}/start'", 1)]
    [InlineData("machines/*", 11)]
    [InlineData("machines/*/st*", 2)]
    [InlineData("*SECRET*", 10)]
    [InlineData("machines, projects", 4)]
    [InlineData("storage-providers/utilization", 1)]
    [InlineData("machines -Method PATCH", 0)]
    [InlineData("no*", 0)]
    public void Operations_are_chosen_by_path_and_method(string arguments, int count)
    {
        IReadOnlyList<PSObject> operations = shared.Shell.Succeed($"Get-PaperspaceOperation {arguments}");
        Assert.Equal(count, operations.Count);
        Assert.All(operations, operation => Assert.Equal("Paperspace.Operation", operation.BaseObject.GetType().FullName));
    }

    [Fact]
    public void A_path_that_none_has_is_not_found()
    {
        ErrorRecord error = shared.Shell.Fail("Get-PaperspaceOperation nothing/here, machines");
        error.IsDesigned("NotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("nothing/here", error.TargetObject);
    }

    [Fact]
    public void Every_operation_has_the_parameters_of_the_document() =>
        Assert.All(shared.Shell.Succeed("Get-PaperspaceOperation"), operation =>
        {
            string method = Text(operation, "Method");
            string path = Text(operation, "Path");
            JsonElement documented = ApiDocument.Operations[(method, path)];
            Assert.Equal(documented.GetProperty("summary").GetString()!.Trim(), Text(operation, "Summary"));
            JsonElement[] query = documented.TryGetProperty("parameters", out JsonElement parameters)
                ? [.. parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query")] : [];
            Assert.Equal(
                query.Select(parameter => parameter.GetProperty("name").GetString()), Parameters(operation, "Query").Select(parameter => Text(parameter, "Name")));

            JsonElement[] bodies = [.. ApiDocument.Body(method, path).Alternatives()];
            string[] required = [.. bodies.SelectMany(body => body.TryGetProperty("required", out JsonElement names)
                ? names.EnumerateArray().Select(name => name.GetString()!) : []).Order(StringComparer.Ordinal)];
            PSObject[] fields = [.. Parameters(operation, "Body").Where(field => !Text(field, "Name").Contains('.', StringComparison.Ordinal))];
            Assert.Equal(
                bodies.SelectMany(body => body.GetProperty("properties").EnumerateObject()).Select(member => member.Name), fields.Select(field => Text(field, "Name")));
            Assert.Equal(required, fields.Where(field => (bool)field.Properties["IsRequired"].Value).Select(field => Text(field, "Name")).Order(StringComparer.Ordinal));
        });

    [Theory]
    [InlineData("machines -Method POST).Body | ? Name -eq region", "region string True ny2,ca1,ams1")]
    [InlineData("machines -Method GET).Query | ? Name -eq limit", "limit integer False 1..120")]
    [InlineData("machines -Method POST).Body | ? Name -eq accessorIds", "accessorIds string[] False ")]
    [InlineData("storage-providers -Method POST).Body | ? Name -eq s3Config.bucket", "s3Config.bucket string True ")]
    public void A_parameter_has_its_type_and_documented_values(string script, string facts)
    {
        PSObject parameter = Assert.Single(shared.Shell.Succeed($"(Get-PaperspaceOperation {script}".Replace("? Name", "Where-Object Name", StringComparison.Ordinal)));
        Assert.Equal(facts, $"{Text(parameter, "Name")} {Text(parameter, "Type")} {parameter.Properties["IsRequired"].Value} {string.Join(',', (IEnumerable<string>)parameter.Properties["Values"].Value)}");
    }

    [Theory]
    [InlineData("Get-PaperspaceOperation machines -Method POST")]
    [InlineData("Get-PaperspaceOperation -Method POST | Where-Object Path -eq machines")]
    public void An_operation_keeps_its_parameters_when_it_is_serialised(string script)
    {
        PSObject operation = Assert.Single(shared.Shell.Succeed(
            $"[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(({script})))"));
        PSObject[] body = [.. Parameters(operation, "Body")];
        Assert.Contains(body, parameter => parameter.Properties["Name"]?.Value is "region");
        Assert.Contains("ny2, ca1, ams1", shared.Shell.Engine.RunToText(
            $"[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-PaperspaceOperation machines -Method POST)))"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mach", "machines")]
    [InlineData("/mach", "machines")]
    [InlineData("machines/ps1/st", "'machines/ps1/start'")]
    [InlineData("'projects/{id}/sec", "'projects/{id}/secrets'")]
    public void Paths_are_completed(string typed, string completion)
    {
        using var powerShell = PowerShell.Create(shared.Shell.Engine.Runspace);
        string input = $"Get-PaperspaceOperation {typed}";
        string[] offered = [.. CommandCompletion.CompleteInput(input, input.Length, null, powerShell).CompletionMatches.Select(match => match.CompletionText)];
        Assert.Contains(completion, offered);
        Assert.Equal(offered.Distinct(), offered);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Many_are_a_table_and_one_shows_what_it_takes(int width)
    {
        string one = shared.Shell.Engine.RunToText("Get-PaperspaceOperation machines -Method POST", width);
        Assert.Matches(@"Body +: name\* \[string\]", one);
        Assert.Matches(@"region\* \[string\] ny2, ca1, ams1", one);

        string[] lines = shared.Shell.Engine.RunToText("Get-PaperspaceOperation", width)
            .Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0).ToArray();
        Assert.Matches("^Method +Path +Summary *$", lines[0]);
        Assert.Equal(2 + 113, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
    }

    private static string Text(PSObject value, string name) => value.Properties[name].Value.ToString()!;

    private static IEnumerable<PSObject> Parameters(PSObject operation, string name) =>
        LanguagePrimitives.GetEnumerable(operation.Properties[name].Value).Cast<object>().Select(PSObject.AsPSObject);
}
