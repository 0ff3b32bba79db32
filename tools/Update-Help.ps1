<#
.SYNOPSIS
Makes the help file that travels with the module of the pages in docs/en-US.

.DESCRIPTION
The pages are written by hand, and tests name every difference between them and the cmdlets. A page for a new cmdlet
starts as the output of New-MarkdownCommandHelp. (Update-MarkdownCommandHelp is no help here: it takes the text of the
help file that the module already has for new text, and adds it to the page once more with each run.)
#>
#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PlatyPS'; ModuleVersion = '1.0.3' }
[CmdletBinding(SupportsShouldProcess)]
param()

$ErrorActionPreference = 'Stop'

# The text of a page for a terminal: links and code without their marks, paragraphs without the page's line breaks.
function ConvertTo-PlainText([string] $Markdown) {
    $plain = $Markdown -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`([^`]+)`', '$1'
    $plain -replace '\n +', ' ' -replace '(?<!\n)\n(?!- |\n)', ' '
}

# PlatyPS leaves the whole example in its introduction. Get-Help shows the introduction as a prompt right before the code,
# and the remarks after it.
function Split-Example([System.Xml.XmlElement] $Example, [System.Xml.XmlNamespaceManager] $Names) {
    $introduction = $Example.SelectSingleNode('maml:introduction', $Names)
    $remarks = $Example.SelectSingleNode('dev:remarks', $Names)
    foreach ($paragraph in @($introduction.SelectNodes('maml:para', $Names))) {
        $null = $introduction.RemoveChild($paragraph)
        switch -Regex ($paragraph.InnerText) {
            '(?s)^```powershell\n(.*)\n```$' { $Example.SelectSingleNode('dev:code', $Names).InnerText = $Matches[1]; break }
            '(?s)^```Output\n(.*)\n```$' { Add-Paragraph $remarks $Matches[1]; break }
            '^\u0080$' { break }
            default { Add-Paragraph $remarks (ConvertTo-PlainText $_) }
        }
    }
    # A blank line before the next title.
    Add-Paragraph $remarks ''
}

function Add-Paragraph([System.Xml.XmlElement] $Parent, [string] $Text) {
    $paragraph = $Parent.OwnerDocument.CreateElement('maml', 'para', $Parent.GetNamespaceOfPrefix('maml'))
    $paragraph.InnerText = $Text
    $null = $Parent.AppendChild($paragraph)
}

# PlatyPS leaves the defaults out.
function Add-Default([System.Xml.XmlElement] $CommandElement, $Command, [System.Xml.XmlNamespaceManager] $Names) {
    foreach ($parameter in $Command.Parameters | Where-Object DefaultValue) {
        $default = $CommandElement.OwnerDocument.CreateElement('dev', 'defaultValue', $Names.LookupNamespace('dev'))
        $default.InnerText = $parameter.DefaultValue
        $xpath = "command:parameters/command:parameter[maml:name = '$($parameter.Name)']"
        $null = $CommandElement.SelectSingleNode($xpath, $Names).AppendChild($default)
    }
}

$root = Split-Path $PSScriptRoot
$pages = Join-Path $root 'docs/en-US'
$folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
try {
    # One collection, so that all commands come into one file.
    $commands = Get-Item (Join-Path $pages '*-*.md') | Import-MarkdownCommandHelp
    $maml = [xml](Get-Content -Raw ($commands | Export-MamlCommandHelp -OutputFolder $folder))
}
finally {
    Remove-Item -Recurse $folder -ErrorAction Ignore
}

$names = [System.Xml.XmlNamespaceManager]::new($maml.NameTable)
$names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
$names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
$names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')
foreach ($command in $commands) {
    $element = $maml.SelectSingleNode("//command:command[command:details/command:name = '$($command.Title)']", $names)
    Add-Default -CommandElement $element -Command $command -Names $names
}
foreach ($example in $maml.SelectNodes('//command:example', $names)) {
    Split-Example $example $names
}
foreach ($paragraph in $maml.SelectNodes('//maml:para[not(ancestor::command:example)]', $names)) {
    $paragraph.InnerText = ConvertTo-PlainText $paragraph.InnerText
}
# A link to a file of this repository leads nowhere from a terminal. The address of the pages on the web is put in when
# the module is packaged: only its publisher knows it. Until then -Online opens the one address that a page has.
foreach ($uri in @($maml.SelectNodes('//maml:navigationLink/maml:uri', $names))) {
    if (-not $uri.InnerText) {
        $null = $uri.ParentNode.ParentNode.RemoveChild($uri.ParentNode)
    }
    elseif ($uri.InnerText -notlike 'https://*') {
        $uri.InnerText = ''
    }
}

$helpFile = Join-Path $pages 'Paperspace.dll-Help.xml'
if ($PSCmdlet.ShouldProcess($helpFile)) {
    $settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false) }
    $writer = [System.Xml.XmlWriter]::Create($helpFile, $settings)
    try { $maml.Save($writer) } finally { $writer.Dispose() }
    Add-Content -Path $helpFile -Value ''
    Get-Item $helpFile
}
