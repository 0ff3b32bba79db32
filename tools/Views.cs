// Makes src/Paperspace/Paperspace.Format.ps1xml of src/Paperspace/Views/*.views, which say how a view is described:
//
//     dotnet run tools/Views.cs [-- FILE]

using System.Security;
using System.Text;

var format = new StringBuilder("""
    <?xml version="1.0" encoding="utf-8"?>
    <!-- Made of Views/*.views by tools/Views.cs: change it there.
         Text of the server is shown with its control and bidirectional characters replaced: they must not reach a terminal. -->
    <Configuration>
      <ViewDefinitions>

    """);
foreach (string file in Directory.GetFiles("src/Paperspace/Views", "*.views").Order(StringComparer.Ordinal))
{
    string space = Path.GetFileNameWithoutExtension(file);
    foreach (string line in File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#'))
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        format.Append(View($"{space}.{words[0]}", words[1], words[2..].Select(word => new Column(word)).ToArray()));
    }
}

format.Append(Page()).Append("  </ViewDefinitions>\n</Configuration>\n");
File.WriteAllText(args.Length > 0 ? args[0] : "src/Paperspace/Paperspace.Format.ps1xml", format.ToString());

static string View(string type, string shape, Column[] columns) => Head(type) + (shape switch
{
    "table" or "wrapped" => $"""
              <TableControl>
                <TableHeaders>{string.Concat(columns.Select(column => column.Header))}</TableHeaders>
                <TableRowEntries><TableRowEntry>{(shape == "wrapped" ? "<Wrap/>" : "")}<TableColumnItems>
        {Lines(columns, column => $"          <TableColumnItem>{column.Value}</TableColumnItem>")}
                </TableColumnItems></TableRowEntry></TableRowEntries>
              </TableControl>
            </View>

        """,
    "list" => $"""
              <ListControl><ListEntries><ListEntry><ListItems>
        {Lines(columns, column => $"        <ListItem><Label>{column.Path}</Label>{column.Value}</ListItem>")}
              </ListItems></ListEntry></ListEntries></ListControl>
            </View>

        """,
    _ => throw new FormatException($"{type} is a {shape}: there are table, wrapped and list."),
});

static string Lines(Column[] columns, Func<Column, string> line) => string.Join('\n', columns.Select(line));

// Its items as they look on their own (what each is called, in a session that has no Out-String), and how to come to the others.
static string Page() => Head("Paperspace.Rest.Page") + """
          <CustomControl><CustomEntries><CustomEntry><CustomItem>
            <ExpressionBinding><ScriptBlock>
                $page = $_
                $width = $Host.UI.RawUI.BufferSize.Width
                $lines = try { $page.items | Microsoft.PowerShell.Utility\Out-String -Width $(if ($width -gt 40) { $width - 1 } else { 119 }) }
                catch { $(foreach ($item in $page.items) { "$($item.id)  $($item.name)" -replace '\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]', '�' }) -join "`n" }
                if ($page.items) { $lines.Trim("`r`n") } else { 'No items.' }
              </ScriptBlock></ExpressionBinding>
            <NewLine/>
            <ExpressionBinding>
              <ItemSelectionCondition><ScriptBlock>$_.hasMore -eq $true</ScriptBlock></ItemSelectionCondition>
              <ScriptBlock>"There are more: use -Paginate, or -Query @{ after = '$($_.nextPage)' }." -replace '\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]', '�'</ScriptBlock>
            </ExpressionBinding>
          </CustomItem></CustomEntry></CustomEntries></CustomControl>
        </View>

    """;

static string Head(string type) => $"""
        <View>
          <Name>{type}</Name>
          <ViewSelectedBy><TypeName>{type}</TypeName><TypeName>Deserialized.{type}</TypeName></ViewSelectedBy>

    """;

/// <summary>A column of a table, or an item of a list: <c>Path:width=form</c>, the last two where they are due.</summary>
internal sealed class Column
{
    private readonly string? _width;
    private readonly string _form;

    internal Column(string word)
    {
        string[] parts = word.Split('=');
        string[] place = parts[0].Split(':');
        Path = place[0];
        _width = place.Length > 1 ? place[1] : null;
        _form = parts.Length > 1 ? parts[1] : IsDate(Path.Split('.')[^1]) ? "date" : "text";
    }

    internal string Path { get; }

    internal string Header => $"<TableColumnHeader><Label>{Path}</Label>{(_width is null ? "" : $"<Width>{_width}</Width>")}</TableColumnHeader>";

    internal string Value => _form == "raw" && !Path.Contains('.')
        ? $"<PropertyName>{Path}</PropertyName>"
        : $"<ScriptBlock>{SecurityElement.Escape(Expression).Replace("&apos;", "'").Replace("&quot;", "\"")}</ScriptBlock>";

    private string Expression => _form switch
    {
        "text" => Visible($"$_.{Path}"),
        "raw" => $"$_.{Path}",
        // In one form for all cultures, and whatever the server sends in its place.
        "date" => Visible($"('{{0:u}}' -f $_.{Path})"),
        "list" => Visible($"($_.{Path} -join ', ')"),
        "names" => Visible($$"""$($i = 0; $n = @(foreach ($m in $_.{{Path}}) { if (++$i -le 5) { $m.Namespace } elseif ($i -eq 6) { '…' } }); "$i" + $(if ($n) { ': ' + ($n -join ', ') }))"""),
        "teams" => Visible($$"""$($i = 0; $n = @(foreach ($m in $_.{{Path}}) { if (++$i -le 5) { $m.team.namespace } elseif ($i -eq 6) { '…' } }); "$i" + $(if ($n) { ': ' + ($n -join ', ') }))"""),
        "members" => Visible($$"""$(if ($_.{{Path}}) { $(foreach ($p in $_.{{Path}}.PSObject.Properties) { '{0} = {1}' -f $p.Name, $p.Value }) -join '; ' })"""),
        "pairs" => Visible($$"""$(if ($_.{{Path}}) { $s = $_.{{Path}}; $(foreach ($q in $s.Keys) { '{0} = {1}' -f $q, $s[$q] }) -join '; ' })"""),
        "parameters" => $$"""$(foreach ($p in $_.{{Path}}) { ({{Visible("""
            "$($p.Name)$(if ($p.IsRequired) { '*' }) [$($p.Type)]$(if ($p.Values) { ' ' + ($p.Values -join ', ') })"
            """)}}) }) -join "`n" """.TrimEnd(),
        _ => throw new FormatException($"There is no form {_form}."),
    };

    private static string Visible(string text) => $@"{text} -replace '\p{{Cc}}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]', '�'";

    private static bool IsDate(string member) => member.StartsWith("dt", StringComparison.OrdinalIgnoreCase)
        || member is "timestamp" or "externalApplied" or "lastActive" or "LastActive";
}
