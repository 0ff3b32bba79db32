# Every PowerShell example of the README, from top to bottom in one shell, against the sandbox. One that begins with the name of a
# script file is run as that file.

BeforeDiscovery {
    $readme = Get-Content "$PSScriptRoot/../README.md" -Raw
    $examples = [regex]::Matches($readme, '(?ms)^```powershell\n(.*?)^```') | ForEach-Object {
        @{
            Line = ($readme.Substring(0, $_.Index) -split "`n").Count
            Script = $_.Groups[1].Value
            File = if ($_.Groups[1].Value -match '\A# ([\w-]+\.ps1)\n') { $Matches[1] }
        }
    }
    $files = $examples | Where-Object { $_.File }
    $pasted = $examples | Where-Object { -not $_.File }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox

    # One runspace is one shell window: what an example sets is there for the next.
    $runspace = [runspacefactory]::CreateRunspace($Host)
    $runspace.Open()

    function Invoke-Line([string] $Script) {
        $shell = [powershell]::Create($runspace)
        try {
            [pscustomobject]@{ Output = $shell.AddScript($Script).Invoke(); Errors = @($shell.Streams.Error) }
        }
        finally {
            $shell.Dispose()
        }
    }

    # As a job runs it: nobody is there to answer.
    function Invoke-File([string] $Name, [string] $Script) {
        Set-Content -Path "$TestDrive/out/$Name" -Value $Script
        $path = $env:PSModulePath
        $env:PSModulePath = "$TestDrive/out$([System.IO.Path]::PathSeparator)$path"
        try {
            $text = & (Get-ShellCommand) -NoProfile -NonInteractive -File "$TestDrive/out/$Name" 2>&1 | Out-String
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = $text }
        }
        finally {
            $env:PSModulePath = $path
        }
    }

    # A folder of its own, in which a file that an example writes is seen.
    New-Item -ItemType Directory -Path "$TestDrive/out" | Out-Null
    Copy-Item -Recurse -Path (Get-TestedModule) -Destination "$TestDrive/out"
    Invoke-Line "Import-Module '$TestDrive/out/Paperspace'; Set-Location '$TestDrive'" | Out-Null
}

AfterAll {
    $runspace.Dispose()
    Stop-Sandbox $sandbox
}

Describe 'The README' {
    It 'has examples' {
        [regex]::Matches((Get-Content "$PSScriptRoot/../README.md" -Raw), '(?m)^```powershell').Count | Should -BeGreaterThan 5
    }

    It 'runs its example of line <Line> without an error' -ForEach $pasted {
        $result = Invoke-Line $Script
        $result.Errors | Should -BeNullOrEmpty
    }

    It 'has scripts' {
        $names = [regex]::Matches((Get-Content "$PSScriptRoot/../README.md" -Raw), '(?m)^```powershell\n# ([\w-]+\.ps1)$')
        $names.Count | Should -BeGreaterThan 1
    }

    It 'has in line <Line> a script, <File>, that leaves no machine running that it is to stop' -ForEach $files {
        Invoke-Line "Connect-Paperspace; Start-PaperspaceMachine train-006, train-012; Disconnect-Paperspace"
        $result = Invoke-File $File $Script
        $result.ExitCode | Should -Be 0 -Because $result.Text
        $left = Invoke-Line "`$null = Connect-Paperspace; Get-PaperspaceMachine train-* | Where-Object State -NE off; Disconnect-Paperspace"
        $left.Errors + $left.Output | Should -BeNullOrEmpty
    }

    It 'has in line <Line> a script, <File>, that fails where a key is wrong' -ForEach $files {
        $former = $env:PAPERSPACE_API_KEY, $env:ACME_KEY
        $env:PAPERSPACE_API_KEY = $env:ACME_KEY = 'wrong'
        try {
            $result = Invoke-File $File $Script
        }
        finally {
            $env:PAPERSPACE_API_KEY, $env:ACME_KEY = $former
        }
        $result.ExitCode | Should -Be 1 -Because $result.Text
        $result.Text | Should -Match 'does not know the key|rejected|revoked'
    }

    It 'leaves the preferences of the shell as they were' {
        (Invoke-Line '$ErrorActionPreference').Output | Should -Be 'Continue'
    }

    It 'leaves no file behind in the folder where its examples are pasted' {
        (Get-ChildItem $TestDrive).Name | Should -Be 'out'
    }
}
