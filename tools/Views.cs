// Makes the part of src/Paperspace/Paperspace.Format.ps1xml that src/Paperspace/Views/Rest.views describes:
//
//     dotnet run tools/Views.cs

using System.Security;
using System.Text;

const string Format = "src/Paperspace/Paperspace.Format.ps1xml";
const string Begin = "    <!-- Made of Views/Rest.views by tools/Views.cs: change it there. -->\n";
const string End = "    <!-- What follows is written by hand. -->\n";

var made = new StringBuilder(Begin);
foreach (var line in File.ReadAllLines("src/Paperspace/Views/Rest.views").Where(line => line.Length > 0 && line[0] != '#'))
{
    var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    made.Append(View(words[0], isTable: words[1] == "table", words[2..].Select(word => new Column(word)).ToArray()));
}

made.Append(Page()).Append(End);
string format = File.ReadAllText(Format);
int from = format.IndexOf(Begin, StringComparison.Ordinal);
int to = format.IndexOf(End, StringComparison.Ordinal);
string before = from < 0 ? format[..(format.IndexOf("<ViewDefinitions>\n", StringComparison.Ordinal) + "<ViewDefinitions>\n".Length)] : format[..from];
string after = from < 0 ? format[before.Length..] : format[(to + End.Length)..];
File.WriteAllText(Format, before + made + after);

static string View(string type, bool isTable, Column[] columns) => Head(type) + (isTable
    ? $"""
            <TableControl>
              <TableHeaders>{string.Concat(columns.Select(column => column.Header))}</TableHeaders>
              <TableRowEntries><TableRowEntry><TableColumnItems>
      {string.Concat(columns.Select(column => $"          <TableColumnItem>{column.Value}</TableColumnItem>\n"))}        </TableColumnItems></TableRowEntry></TableRowEntries>
            </TableControl>
          </View>

      """
    : $"""
            <ListControl><ListEntries><ListEntry><ListItems>
      {string.Concat(columns.Select(column => $"        <ListItem><Label>{column.Path}</Label>{column.Value}</ListItem>\n"))}      </ListItems></ListEntry></ListEntries></ListControl>
          </View>

      """);

// Its items as they look on their own (what each is called, in a session that has no Out-String), and how to come to the others.
static string Page() => Head("Page") + """
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
          <Name>Paperspace.Rest.{type}</Name>
          <ViewSelectedBy><TypeName>Paperspace.Rest.{type}</TypeName><TypeName>Deserialized.Paperspace.Rest.{type}</TypeName></ViewSelectedBy>

    """;

/// <summary>A column of a table, or an item of a list.</summary>
internal sealed class Column
{
    // Dates among them: in one form for all cultures, and whatever the server sends in their place is made fit for a terminal.
    private const string Invisible = @"'\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]', '�'";

    private readonly string? _width;

    internal Column(string word)
    {
        string[] parts = word.Split(':');
        Path = parts[0];
        _width = parts.Length > 1 ? parts[1] : null;
    }

    internal string Path { get; }

    internal string Header => $"<TableColumnHeader><Label>{Path}</Label>{(_width is null ? "" : $"<Width>{_width}</Width>")}</TableColumnHeader>";

    internal string Value => $"<ScriptBlock>{SecurityElement.Escape(Text)}</ScriptBlock>".Replace("&apos;", "'");

    private string Text
    {
        get
        {
            string member = Path.Split('.')[^1];
            bool isDate = member.StartsWith("dt", StringComparison.Ordinal) || member is "timestamp" or "externalApplied" or "lastActive";
            bool isList = member is "tags" or "assignedMachineIds";
            return isDate ? $"('{{0:u}}' -f $_.{Path}) -replace {Invisible}"
                : isList ? $"($_.{Path} -join ', ') -replace {Invisible}"
                : $"$_.{Path} -replace {Invisible}";
        }
    }
}
