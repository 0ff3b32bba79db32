# What the tests of a real shell share: which module they test, and a sandbox for it.

$repository = Split-Path $PSScriptRoot

function Get-TestedModule {
    <#
    .SYNOPSIS
    Says which folder to import the module from: the one that $env:PAPERSPACE_TEST_MODULE names, else what the build left.
    #>
    $folder = if ($env:PAPERSPACE_TEST_MODULE) { $env:PAPERSPACE_TEST_MODULE } else { "$repository/out/Paperspace" }
    (Resolve-Path $folder).Path
}

function Get-ShellCommand {
    <#
    .SYNOPSIS
    Says by which command to start another shell like this one.

    .DESCRIPTION
    The process itself says it, but for a PowerShell that is a .NET tool: that one runs inside dotnet.
    #>
    if ($env:PAPERSPACE_TEST_SHELL) {
        return (Get-Command $env:PAPERSPACE_TEST_SHELL -CommandType Application | Select-Object -First 1).Source
    }
    $path = (Get-Process -Id $PID).Path
    if ((Split-Path $path -Leaf) -match '^dotnet(\.exe)?$') { (Get-Command pwsh -CommandType Application | Select-Object -First 1).Source } else { $path }
}

# A sandbox that hangs is an error of its own, and not the end of whoever waits for the tests.
function Read-Line([System.Diagnostics.Process] $Process) {
    $line = $Process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait([timespan]::FromMinutes(1))) {
        $Process.Kill()
        throw 'The sandbox wrote nothing for a minute.'
    }
    $line.Result
}

function Start-Sandbox {
    <#
    .SYNOPSIS
    Starts the sandbox on a free port, sets the variables here that it prints, and returns what Stop-Sandbox needs.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param()

    if (-not $PSCmdlet.ShouldProcess('sandbox')) {
        return
    }

    # Of whatever configuration was built last.
    $sandbox = Get-ChildItem "$repository/src/Paperspace.Sandbox/bin/*/*/Paperspace.Sandbox.dll" -ErrorAction Ignore |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $sandbox) {
        throw 'The sandbox is not built. Run dotnet build first.'
    }

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$($sandbox.FullName)`" serve --delay 0")
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)

    $keys = @{}
    $variables = @{}
    while ($null -ne ($line = Read-Line $process)) {
        switch -Regex ($line) {
            '^\s+(demo-\S+)\s+\S+\s+(\S+)$' { $keys[$Matches[2]] = $Matches[1] }
            '^\s+\$env:(\w+) = ''(.+)''$' { $variables[$Matches[1]] = $Matches[2] }
        }
        if ($line -like 'Ctrl+C*') {
            break
        }
    }
    if (-not $variables.PAPERSPACE_API_URL) {
        throw 'The sandbox did not start.'
    }

    $former = @{}
    foreach ($name in $variables.Keys) {
        $former[$name] = (Get-Item "Env:$name" -ErrorAction Ignore).Value
        Set-Item "Env:$name" $variables[$name]
    }
    [pscustomobject]@{ Process = $process; BaseUri = $variables.PAPERSPACE_API_URL; Keys = $keys; Former = $former }
}

function Stop-Sandbox {
    <#
    .SYNOPSIS
    Stops a sandbox and puts the environment back.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] $Sandbox)

    if ($PSCmdlet.ShouldProcess($Sandbox.BaseUri)) {
        $Sandbox.Process.Kill()
        $Sandbox.Process.WaitForExit()
        foreach ($name in $Sandbox.Former.Keys) {
            Set-Item "Env:$name" $Sandbox.Former[$name]
        }
    }
}

Export-ModuleMember -Function Get-TestedModule, Get-ShellCommand, Start-Sandbox, Stop-Sandbox
