<#
.SYNOPSIS
Makes the picture of a session that the README begins with.

.DESCRIPTION
Types the lines below at the prompt of a real shell, in a real terminal (tmux), against the sandbox, and draws what the
terminal then shows. The sandbox answers at a free port of this machine; the picture has the public address in its place,
as the examples of the help do.

.PARAMETER Path
The file to write.
#>
#Requires -Version 7.4
[CmdletBinding(SupportsShouldProcess)]
param([string] $Path = (Join-Path $PSScriptRoot '../docs/session.svg'))

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$lines = @(
    'Connect-Paperspace'
    'Get-PaperspaceSession | Select -Expand teamMemberships'
    'Get-PaperspaceMachine serve-* -State ready | Select-Object -First 4'
    'Get-PaperspaceTeamMembership -Team acme'
)
# Wide enough for the public address, which takes more room than the sandbox's.
$columns = 110

# What the terminal shows at the end: lines of text with the escape sequences of their colours.
function Get-TerminalLine([string[]] $Typed) {
    Import-Module "$PSScriptRoot/../tests/Sandbox.psm1"
    $socket = "paperspace-$PID"
    # None of it belongs in the person's history.
    $start = @"
Import-Module '$(Get-TestedModule)'
Set-PSReadLineOption -HistorySaveStyle SaveNothing -PredictionSource None
function prompt { 'PS> ' }
"@
    # All is typed ahead, as soon as the terminal echoes nothing: each line is then shown by the shell alone, when it reads
    # it. The script tells of the shell's end, since tmux does not always notice that, and stays until the terminal has
    # been read. The picture has colours wherever it is made.
    $session = @'
stty -echo -icanon -icrnl
tmux wait-for -S ready
env -u NO_COLOR "$2" -NoLogo -NoProfile -NoExit -Command "$1"
tmux wait-for -S ended
read -r _
'@
    $sandbox = Start-Sandbox
    try {
        tmux -u -L $socket -f /dev/null new-session -d -x $columns -y 100 sh -c $session sh $start (Get-ShellCommand)
        try {
            Wait-Terminal $socket ready
            foreach ($line in $Typed + 'exit') {
                tmux -L $socket send-keys -l $line `; send-keys Enter
            }
            Wait-Terminal $socket ended
            $shown = tmux -L $socket capture-pane -e -p -S -
        }
        finally {
            tmux -L $socket kill-server
        }
    }
    finally {
        Stop-Sandbox $sandbox
    }

    foreach ($line in $shown) {
        if ($line -replace '\e\[[\d;]*m' -eq 'PS> exit') {
            return
        }
        $line.Replace($sandbox.BaseUri, 'https://api.paperspace.com/v1').Replace(([uri]$sandbox.BaseUri).Authority, 'api.paperspace.com')
    }
    throw "The shell ended before it read all that was typed. The terminal shows:`n$(($shown -join "`n").TrimEnd())"
}

# Waits for what the session in the terminal signals on a channel.
function Wait-Terminal([string] $Socket, [string] $Channel) {
    $waiting = Start-Process tmux -ArgumentList '-L', $Socket, 'wait-for', $Channel -PassThru
    if (-not $waiting.WaitForExit([timespan]::FromMinutes(2))) {
        $shown = (tmux -L $Socket capture-pane -p -S -) -join "`n"
        throw "The shell in the terminal is not $Channel after two minutes. The terminal shows:`n$($shown.TrimEnd())"
    }
}

# Parts of the lines that look the same: their text, row, first column and classes of style.
function Split-Run([string[]] $Shown) {
    # A style lasts until another begins, also beyond the end of a line.
    $colour, $bold, $italic, $row = $null, $null, $null, 0
    foreach ($line in $Shown) {
        $column = 0
        foreach ($match in [regex]::Matches($line, '\e\[(?<codes>[\d;]*)m|(?<text>[^\e]+)')) {
            if ($match.Groups['text'].Success) {
                $class = $colour, $bold, $italic | Where-Object { $_ } | Join-String -Separator ' '
                [pscustomobject]@{ Row = $row; Column = $column; Text = $match.Value.TrimEnd(); Class = $class }
                $column += $match.Length
                continue
            }
            switch -Regex ($match.Groups['codes'].Value -split ';') {
                '^0?$' { $colour, $bold, $italic = $null, $null, $null; continue }
                '^1$' { $bold = 'bold'; continue }
                '^3$' { $italic = 'italic'; continue }
                '^39$' { $colour = $null; continue }
                '^49$' { continue }
                '^(3|9)[0-7]$' { $colour = "c$_"; continue }
                default { throw "The picture has no style for the escape sequence $_." }
            }
        }
        $row++
    }
}

function ConvertTo-Svg([string[]] $Shown) {
    $cell, $line, $margin, $bar = 8.4, 19, 16, 36
    $width = [math]::Ceiling($columns * $cell + 2 * $margin)
    $height = $bar + $Shown.Count * $line + $margin
    @"
<svg xmlns="http://www.w3.org/2000/svg" width="$width" height="$height" viewBox="0 0 $width $height" role="img" aria-labelledby="title">
<title id="title">A PowerShell session with the module: connecting, team memberships, machines, and an error with what to do next</title>
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #d4d4d4; white-space: pre }
.bold { font-weight: bold } .italic { font-style: italic }
.c30 { fill: #5a6370 } .c31, .c91 { fill: #f47067 } .c32 { fill: #57ab5a } .c92 { fill: #8ddb8c } .c33, .c93 { fill: #e3c55e }
.c34, .c94 { fill: #6cb6ff } .c35, .c95 { fill: #dcbdfb } .c36, .c96 { fill: #56d4dd } .c37, .c97 { fill: #ffffff } .c90 { fill: #909dab }
</style>
<rect x="0.5" y="0.5" width="$($width - 1)" height="$($height - 1)" rx="8" fill="#1c2128" stroke="#444c56"/>
<circle cx="20" cy="18" r="6" fill="#f47067"/><circle cx="40" cy="18" r="6" fill="#e3c55e"/><circle cx="60" cy="18" r="6" fill="#57ab5a"/>
"@
    foreach ($run in Split-Run $Shown | Where-Object Text) {
        # Each part has its place and length, so that columns stay columns in whatever font is there.
        '<text x="{0:0.0}" y="{1}" textLength="{2:0.0}" class="{3}" xml:space="preserve">{4}</text>' -f
            ($margin + $run.Column * $cell), ($bar + $run.Row * $line + 14), ($run.Text.Length * $cell),
            $run.Class, [System.Security.SecurityElement]::Escape($run.Text) -replace ' class=""'
    }
    '</svg>'
}

$shown = @(Get-TerminalLine $lines)
if ($PSCmdlet.ShouldProcess($Path)) {
    (ConvertTo-Svg $shown) -join "`n" -replace '\r' | Set-Content $Path
    Get-Item $Path
}
