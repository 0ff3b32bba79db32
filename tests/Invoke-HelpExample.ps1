<#
.SYNOPSIS
Runs examples of the help in this process, each in a shell window of its own, and leaves what each did in a file.

.DESCRIPTION
What the examples name is there: keys in the environment, in a file, in pspace's files and in a secret vault. All of it is
below the home folder, which must be one made for this.

.PARAMETER Path
A JSON file with the examples and the keys by team.

.PARAMETER ResultPath
The file to write the results to.
#>
#Requires -Version 7.4
param([string] $Path, [string] $ResultPath)

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$work = Get-Content $Path -Raw | ConvertFrom-Json -AsHashtable
if (Test-Path "$HOME/.secretmanagement", "$HOME/.paperspace" | Where-Object { $_ }) {
    throw "The home folder $HOME has keys of a person: this is not the place for tests."
}

Import-Module "$PSScriptRoot/Sandbox.psm1"
$env:PSModulePath = "$(Split-Path (Get-TestedModule))$([System.IO.Path]::PathSeparator)$env:PSModulePath"
$env:REGISTRY_TOKEN = 'a value for the sandbox'

$null = New-Item -ItemType Directory -Path "$HOME/.paperspace"
$toml = @('[keys]') + $work.Keys.GetEnumerator().ForEach{ '{0} = "{1}"' -f $_.Key, $_.Value }
Set-Content -Path "$HOME/.paperspace/credentials.toml" -Value $toml
if (-not $IsWindows) {
    chmod 600 "$HOME/.paperspace/credentials.toml"
}

if ($work.UsesVault) {
    Reset-SecretStore -Force -Authentication None -Interaction None -Confirm:$false
    Register-SecretVault -Name HelpExamples -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
    Set-Secret -Name paperspace -Secret $work.Keys['acme-research']
    Set-Secret -Name acme -Secret $work.Keys['acme-research']
    Set-Secret -Name globex -Secret $work.Keys['globex']
}

function Invoke-Example([hashtable] $Example) {
    $folder = New-Item -ItemType Directory -Path "$HOME/$([guid]::NewGuid())"
    @('acme-research', 'globex') | ForEach-Object { [pscustomobject]@{ ApiKey = $work.Keys[$_] } } | Export-Csv "$folder/keys.csv"

    $runspace = [runspacefactory]::CreateRunspace($Host)
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    try {
        # An example that does not connect is for a window that is connected.
        $setUp = "Set-Location '$folder'"
        if ($Example.Script -notmatch '\bConnect-Paperspace\b') {
            $setUp += '; $null = Connect-Paperspace'
        }
        $null = $shell.AddScript($setUp).Invoke()
        $shell.Commands.Clear()

        $null = $shell.AddScript($Example.Script).AddCommand('Out-String').AddParameter('Width', 100)
        try {
            $text = -join $shell.Invoke()
        }
        catch {
            $thrown = if ($_.Exception.InnerException) { $_.Exception.InnerException } else { $_.Exception }
        }
        @{ Text = $text; Errors = @($shell.Streams.Error) + $thrown | Where-Object { $_ } | ForEach-Object ToString }
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
}

$results = @{}
foreach ($example in $work.Examples) {
    $results[$example.Place] = Invoke-Example $example
}
ConvertTo-Json $results | Set-Content -Path $ResultPath
