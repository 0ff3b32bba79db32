<#
.SYNOPSIS
Runs the tests of a real shell, and fails when one fails.
.PARAMETER CountsPath
A file to write the numbers of passed and failed tests to, on one line.
#>
[CmdletBinding()]
param([string] $CountsPath)

Import-Module Pester -MinimumVersion 5.7
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$result = Invoke-Pester -Configuration $configuration

# A file that cannot be loaded has no tests to count, but is a failure.
$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
if ($CountsPath) {
    "$($result.PassedCount) $failed" | Set-Content -Path $CountsPath
}
exit [int]($failed -gt 0)
