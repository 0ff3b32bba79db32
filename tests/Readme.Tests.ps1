# Every PowerShell example of the README, from top to bottom in one shell, against the sandbox.

BeforeDiscovery {
    $readme = Get-Content "$PSScriptRoot/../README.md" -Raw
    $examples = [regex]::Matches($readme, '(?ms)^```powershell\n(.*?)^```') | ForEach-Object {
        @{
            Line = ($readme.Substring(0, $_.Index) -split "`n").Count
            Script = $_.Groups[1].Value
        }
    }
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

    It 'runs its example of line <Line> without an error' -ForEach $examples {
        $result = Invoke-Line $Script
        $result.Errors | Should -BeNullOrEmpty
    }

    It 'leaves no file behind in the folder where its examples are pasted' {
        (Get-ChildItem $TestDrive).Name | Should -Be 'out'
    }
}
