using System.Globalization;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Rest;

/// <summary>Measures the process's memory, so nothing else may run meanwhile.</summary>
[CollectionDefinition("Memory", DisableParallelization = true)]
public sealed class MemoryCollectionDefinition;

[Collection("Memory")]
public sealed class PaginationMemoryTests
{
    private const int Pages = 84;
    private const int PageSize = 120;
    private const long Allowance = 8L * 1024 * 1024;

    /// <summary>84 pages of 120 items are 10,080 items of 2 KiB: 40 MB as strings, were they kept.</summary>
    private static readonly string Page = string.Join(
        ",", Enumerable.Repeat($$"""{"id":"ps1","note":"{{new string('x', 2048)}}"}""", PageSize));

    [Fact]
    public void A_walk_over_ten_thousand_items_needs_no_more_memory_the_longer_it_is()
    {
        long atPage10 = 0;
        long atPage80 = 0;
        using var api = new RestApi();
        using Shell shell = Shell.ConnectedTo(api.BaseUri);
        api.Answer(request =>
        {
            int page = int.Parse(request.QueryValue("after") ?? "0", CultureInfo.InvariantCulture) + 1;
            if (page == 10)
            {
                atPage10 = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (page == 80)
            {
                atPage80 = GC.GetTotalMemory(forceFullCollection: true);
            }

            string next = page < Pages ? $"""true,"nextPage":"{page}" """ : "false";
            return $$"""{"items":[{{Page}}],"hasMore":{{next}}}""";
        });

        int items = (int)Assert.Single(shell.Succeed(
            "Invoke-PaperspaceRestMethod machines?limit=120 -Paginate | & { begin { $n = 0 } process { $n++ } end { $n } }")).BaseObject;

        Assert.Equal(Pages * PageSize, items);
        Assert.True(atPage10 > 0 && atPage80 > 0);
        Assert.True(atPage80 - atPage10 < Allowance, $"{atPage10:N0} bytes at page 10, {atPage80:N0} at page 80.");
    }
}
