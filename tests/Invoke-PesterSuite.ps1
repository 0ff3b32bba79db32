<#
.SYNOPSIS
Runs the tests of a real shell, and fails when one fails, when a file cannot be loaded, or when there is none.
.PARAMETER Package
A package to test, unpacked as Install-PSResource does it. Without it, what the build left is tested.
.PARAMETER PesterPath
The folder of the Pester to run; without it, the package that the repository pins, restored where it is not there.
.PARAMETER ResultPath
A file to write what became of each test to, as JSON.
#>
[CmdletBinding()]
param([string] $Package, [string] $PesterPath, [string] $ResultPath)

$ErrorActionPreference = 'Stop'

# Returns the module's folder.
function Expand-Package([string] $Package, [string] $Folder) {
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [System.IO.Compression.ZipFile]::ExtractToDirectory((Resolve-Path $Package).Path, "$Folder/package")
    $version = ([xml](Get-Content "$Folder/package/Paperspace.nuspec" -Raw)).package.metadata.version
    # What belongs to the package and not to the module is not installed.
    Remove-Item -Recurse -Force -LiteralPath (
        'Paperspace.nuspec', '[Content_Types].xml', '_rels', 'package' | ForEach-Object { "$Folder/package/$_" })
    $null = New-Item -ItemType Directory "$Folder/modules/Paperspace"
    Move-Item "$Folder/package" "$Folder/modules/Paperspace/$version"
    "$Folder/modules/Paperspace"
}

# A test or a container that failed, as Pester words it.
function ConvertTo-Message($ErrorRecord) {
    ($ErrorRecord | ForEach-Object { if ($_.DisplayErrorMessage) { $_.DisplayErrorMessage, $_.DisplayStackTrace -join "`n" } else { "$_" } }) -join "`n"
}

# A test that did not run because what it stands in failed, failed with that.
function ConvertTo-TestResult($Test) {
    $file = Split-Path $Test.Block.BlockContainer.Item -Leaf
    [pscustomobject]@{
        Name = "$($file): $($Test.ExpandedPath)"
        Result = $Test.Result
        Message = if ($Test.ErrorRecord) { (ConvertTo-Message $Test.ErrorRecord) -replace '^\w+: is skipped, because ' }
    }
}

function Get-PinnedPester {
    $project = "$PSScriptRoot/Paperspace.Tests"
    $log = dotnet restore $project
    $package = dotnet msbuild $project -getProperty:PkgPester
    if (-not $package) {
        throw "Pester could not be had from the NuGet sources of this machine:`n$($log -join "`n")"
    }
    "$package/tools"
}

$PesterPath = if ($PesterPath) { $PesterPath } else { Get-PinnedPester }
$pester = Import-Module "$PesterPath/Pester.psd1" -PassThru
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'

$former = $env:PAPERSPACE_TEST_MODULE
$folder = Join-Path ([System.IO.Path]::GetTempPath()) "paperspace-$([guid]::NewGuid())"
try {
    if ($Package) {
        $env:PAPERSPACE_TEST_MODULE = Expand-Package $Package $folder
    }
    "PowerShell $($PSVersionTable.PSVersion), Pester $($pester.Version)$(if ($Package) { ", $Package" })"
    $run = Invoke-Pester -Configuration $configuration
}
finally {
    $env:PAPERSPACE_TEST_MODULE = $former
    # Windows keeps the files of a loaded assembly.
    Remove-Item -Recurse $folder -ErrorAction Ignore
}

# A file that cannot be loaded, or a block that cannot be set up or taken down, has no test to count, but is a failure.
$results = @($run.Tests | ForEach-Object { ConvertTo-TestResult $_ })
$results += $run.FailedContainers | ForEach-Object {
    [pscustomobject]@{ Name = "$(Split-Path $_.Item -Leaf)"; Result = 'Failed'; Message = ConvertTo-Message $_.ErrorRecord }
}
$results += $run.FailedBlocks | ForEach-Object {
    $name = "$(Split-Path $_.BlockContainer.Item -Leaf): $($_.ExpandedPath)"
    [pscustomobject]@{ Name = $name; Result = 'Failed'; Message = ConvertTo-Message $_.ErrorRecord }
}
if ($ResultPath) {
    ConvertTo-Json @($results) | Set-Content -Path $ResultPath -Encoding utf8
}
exit [int](-not $run.PassedCount -or [bool]($results | Where-Object Result -EQ Failed))
