using System.Collections.Specialized;
using System.Management.Automation;
using CsCheck;

namespace Paperspace.Tests.Rest;

/// <summary>Any tree of plain values comes back equal from a server that answers with what it got.</summary>
public sealed class BodyRoundTripTests(RestFixture rest) : IClassFixture<RestFixture>
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 8],
        Gen.String[Gen.Char[" \"\\/\t\r\n\0\u001B\u007F\u2028é¬日'<>&+"], 0, 8],
        Gen.Const("\U0001F680"));

    private static readonly Gen<object?> Leaf = Gen.OneOf(
        Gen.Const((object?)null),
        Gen.Bool.Select(value => (object?)value),
        Gen.Long.Select(value => (object?)value),
        Gen.Decimal[-1e9m, 1e9m].Select(value => (object?)(value + 0.5m / 3)),
        Gen.Double[1e100, 1e300].Select(value => (object?)value),
        Text.Select(value => (object?)value));

    private static readonly Gen<object?> Tree = Gen.Recursive<object?>((depth, tree) => depth >= 4
        ? Leaf
        : Gen.Frequency(
            (3, Leaf),
            (1, tree.Array[0, 4].Select(items => (object?)items)),
            (1, Gen.Select(Text, tree).Array[0, 4].Select(members => (object?)Ordered(members))),
            (1, Gen.Select(Text, tree).Array[0, 4].Select(members => (object?)Custom(members)))));

    [Fact]
    public void A_random_tree_comes_back_equal()
    {
        rest.Api.Answer(request => request.Body);
        Tree.Sample(
            tree =>
            {
                // A dictionary that is sent comes back as a custom object.
                string shape = ShapeOf.Value(tree).Replace("ordered {", "{", StringComparison.Ordinal);
                PSObject answer = Assert.Single(rest.Shell.Succeed(
                    "Invoke-PaperspaceRestMethod things -Method POST -Body @{ tree = $tree }",
                    ("tree", tree)));
                Assert.Equal(shape, ShapeOf.Value(answer.Properties["tree"].Value));
            },
            iter: 300,
            threads: 1);
    }

    // Only names that stay apart for PowerShell, so that every object comes back as a custom object.
    private static IEnumerable<(string Name, object? Value)> Apart((string, object?)[] members) =>
        members.Select(member => (Name: "n" + member.Item1, Value: member.Item2))
            .DistinctBy(member => member.Name, StringComparer.OrdinalIgnoreCase);

    private static PSObject Custom((string, object?)[] members)
    {
        var custom = new PSObject();
        foreach ((string name, object? value) in Apart(members))
        {
            custom.Properties.Add(new PSNoteProperty(name, value));
        }

        return custom;
    }

    private static OrderedDictionary Ordered((string, object?)[] members)
    {
        var dictionary = new OrderedDictionary();
        foreach ((string name, object? value) in Apart(members))
        {
            dictionary.Add(name, value);
        }

        return dictionary;
    }
}
