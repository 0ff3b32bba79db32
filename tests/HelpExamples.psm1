# Takes the examples out of the help's pages and topics.

$pages = "$PSScriptRoot/../docs/en-US"

function Get-HelpExample {
    <#
    .SYNOPSIS
    Emits every example of the help: where it stands, its script, and the output that the page shows, if it does.
    #>
    Get-Item "$pages/*.md" | ForEach-Object { Get-PageExample $_ }
    Get-Item "$pages/*.help.txt" | ForEach-Object { Get-TopicExample $_ }
}

# In a page: a fenced block, and the output in the block that may follow.
function Get-PageExample([System.IO.FileInfo] $Page) {
    $text = Get-Content $Page -Raw
    foreach ($match in [regex]::Matches($text, '(?ms)^```powershell\n(?<script>.*?)\n```$(?:\n\n```Output\n(?<output>.*?)\n```$)?')) {
        [pscustomobject]@{
            Place = "$($Page.Name):$(($text.Substring(0, $match.Index) -split "`n").Count)"
            Script = $match.Groups['script'].Value
            Output = if ($match.Groups['output'].Success) { $match.Groups['output'].Value }
        }
    }
}

# In a topic: what stands four columns further in than its text, after a blank line.
function Get-TopicExample([System.IO.FileInfo] $Topic) {
    $text = Get-Content $Topic -Raw
    foreach ($match in [regex]::Matches($text, '(?m)(?<=\n\n)(?: {8}.*\n)+')) {
        [pscustomobject]@{
            Place = "$($Topic.Name):$(($text.Substring(0, $match.Index) -split "`n").Count)"
            Script = $match.Value -replace '(?m)^ {8}'
            Output = $null
        }
    }
}

function ConvertTo-ComparableText {
    <#
    .SYNOPSIS
    Makes output that differs only in the width of its columns the same.
    #>
    param([string] $Text)

    $lines = $Text -split '\r?\n' -replace '-{2,}', '--' -replace ' +', ' ' | ForEach-Object Trim
    ($lines -join "`n").Trim()
}

Export-ModuleMember -Function Get-HelpExample, ConvertTo-ComparableText
