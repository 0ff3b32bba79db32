<#
.SYNOPSIS
Runs the tests of a real shell, and fails when one fails.
.PARAMETER Package
A package to test, unpacked as Install-PSResource does it. Without it, what the build left is tested.
.PARAMETER PesterVersion
The version of Pester to run; without it, the newest that is installed.
.PARAMETER CountsPath
A file to write the numbers of passed and failed tests to, on one line.
#>
[CmdletBinding()]
param([string] $Package, [version] $PesterVersion, [string] $CountsPath)

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

$pester = if ($PesterVersion) { @{ RequiredVersion = $PesterVersion } } else { @{ MinimumVersion = '5.7' } }
$pester = Import-Module Pester @pester -PassThru
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
    $result = Invoke-Pester -Configuration $configuration
}
finally {
    $env:PAPERSPACE_TEST_MODULE = $former
    # Windows keeps the files of a loaded assembly.
    Remove-Item -Recurse $folder -ErrorAction Ignore
}

# A file that cannot be loaded has no tests to count, but is a failure.
$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
if ($CountsPath) {
    "$($result.PassedCount) $failed" | Set-Content -Path $CountsPath
}
exit [int]($failed -gt 0)
