# Runs the script of the user's, connected to the sandbox. The exit code is what it gave to exit, else 1 if it showed an error.
. "$PSScriptRoot/Start.ps1"
$null = Connect-Paperspace
try {
    $script = [scriptblock]::Create($env:PAPERSPACE_SANDBOX_SCRIPT)
}
catch {
    $_.Exception.InnerException.ErrorRecord | Out-Default
    exit 1
}

Remove-Item Env:PAPERSPACE_SANDBOX_SCRIPT
$failed = $false
try {
    . $script 2>&1 | ForEach-Object {
        if ($_ -is [Management.Automation.ErrorRecord]) { $failed = $true }
        $_
    } | Out-Default
}
catch {
    $failed = $true
    $_ | Out-Default
}
exit [int]$failed
