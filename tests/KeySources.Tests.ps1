# Where a key comes from in a real shell. Where nobody can answer, asking must fail: it must neither wait nor end the script.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'A way to connect.')]
param()

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    $module = Get-TestedModule
    Import-Module $module -Force
    $key = $env:PAPERSPACE_API_KEY
    # Without the keys of whoever runs the tests.
    $formerHome = $env:HOME
    $env:HOME = Join-Path $TestDrive 'home'
    $limit = [timespan]::FromSeconds(60)

    # Says what became of an attempt to connect, and that the script went on after it.
    $attempt = "Import-Module '$module'; try { `$null = Connect-Paperspace; 'connected' } catch { `$_.FullyQualifiedErrorId -replace ',.*' }; 'went on'"

    # Runs a script in a shell of its own, with an input that stays open and silent, and returns what it wrote.
    function Invoke-Shell([string[]] $Option, [string] $Script, [string] $TypedInput) {
        $start = [System.Diagnostics.ProcessStartInfo]::new((Get-ShellCommand), "-NoProfile $Option -Command `"$Script`"")
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $process = [System.Diagnostics.Process]::Start($start)
        try {
            if ($TypedInput) {
                $process.StandardInput.WriteLine($TypedInput)
            }
            $output = $process.StandardOutput.ReadToEndAsync()
            $output.Wait($limit) | Should -BeTrue -Because 'a shell that nobody can answer must not wait for an answer'
            ($output.Result.Trim() -split '\r?\n')
        }
        finally {
            # .NET Framework does not end what has ended.
            if (-not $process.HasExited) {
                $process.Kill()
            }
            $process.Dispose()
        }
    }
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
    $env:HOME = $formerHome
    Stop-Sandbox $sandbox
}

Describe 'A key from where keys are kept' {
    It 'comes from the rows of a file' {
        $file = Join-Path $TestDrive 'keys.csv'
        $sandbox.Keys.GetEnumerator() | Select-Object @{ n = 'Team'; e = { $_.Key } }, @{ n = 'ApiKey'; e = { $_.Value } } | Export-Csv $file
        (Import-Csv $file | Connect-Paperspace).Team | Sort-Object | Should -Be ($sandbox.Keys.Keys | Sort-Object)
    }

    It 'comes from a text file, line break included' {
        $file = Join-Path $TestDrive 'key.txt'
        Set-Content $file $key
        (Get-Content $file -Raw | Connect-Paperspace).Team | Should -Be 'acme-research'
    }

    It 'comes from ConvertTo-SecureString' {
        (ConvertTo-SecureString $key -AsPlainText -Force | Connect-Paperspace).KeySource | Should -Be 'Parameter'
    }

    It 'comes from the environment' {
        (Connect-Paperspace).KeySource | Should -Be 'Environment'
    }
}

Describe 'Where nobody can answer' {
    BeforeAll {
        $env:PAPERSPACE_API_KEY = $null
    }

    AfterAll {
        $env:PAPERSPACE_API_KEY = $key
    }

    It 'fails with the input redirected' {
        Invoke-Shell @() $attempt | Should -Be 'NotConnected', 'went on'
    }

    It 'takes no key from a redirected input' {
        Invoke-Shell -Option @() -Script $attempt -TypedInput $key | Should -Be 'NotConnected', 'went on'
    }

    It 'fails under -NonInteractive' {
        Invoke-Shell @('-NonInteractive') $attempt | Should -Be 'NotConnected', 'went on'
    }

    It 'fails under -NonInteractive at a terminal' -Skip:(-not (Get-Command script -CommandType Application -ErrorAction Ignore) -or -not $IsLinux) {
        $file = Join-Path $TestDrive 'attempt.ps1'
        Set-Content $file $attempt
        $output = timeout 60 script -qec "'$(Get-ShellCommand)' -NoProfile -NonInteractive -File '$file'" /dev/null
        ($output -replace '\e(=|\[[^a-z]*[a-z])|\r') | Where-Object { $_ } | Should -Be 'NotConnected', 'went on'
    }

    It 'fails in <Name>' -ForEach @(
        @{ Name = 'a job'; Start = { param($script) Start-Job ([scriptblock]::Create($script)) } }
        if ($PSVersionTable.PSEdition -eq 'Core') {
            @{ Name = 'a thread job'; Start = { param($script) Start-ThreadJob ([scriptblock]::Create($script)) } }
            @{ Name = 'a thread job with a host'; Start = { param($script) Start-ThreadJob ([scriptblock]::Create($script)) -StreamingHost $Host } }
            @{ Name = 'a parallel runspace'; Start = { param($script) 1 | ForEach-Object -AsJob -Parallel ([scriptblock]::Create($script)) } }
        }
    ) {
        $job = & $Start $attempt
        try {
            $null = Wait-Job $job -Timeout $limit.TotalSeconds
            $job.State | Should -Be 'Completed'
            Receive-Job $job -Wait | Should -Be 'NotConnected', 'went on'
        }
        finally {
            Remove-Job $job -Force
        }
    }
}

Describe 'Where a person can answer' -Skip:(-not (Get-Command script -CommandType Application -ErrorAction Ignore) -or -not $IsLinux) {
    It 'asks at a terminal and shows nothing of what is typed' {
        $file = Join-Path $TestDrive 'ask.ps1'
        Set-Content $file "`$env:PAPERSPACE_API_KEY = `$null; Import-Module '$module'; (Connect-Paperspace).KeySource"
        $start = [System.Diagnostics.ProcessStartInfo]::new('timeout')
        # The terminal itself is not to echo what comes before the shell reads; the shell would still show it.
        foreach ($argument in '60', 'script', '-qec', "stty -echo; '$(Get-ShellCommand)' -NoProfile -File '$file'", '/dev/null') {
            $start.ArgumentList.Add($argument)
        }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $output = ''
        $typed = $false
        while (($next = $process.StandardOutput.Read()) -ge 0) {
            $output += [char]$next
            # The terminal is told to do things as well, as its kind wants.
            if (-not $typed -and ($output -replace '\e(\[[\d;?]*[a-zA-Z]|[=>])').EndsWith('Paperspace API key: ')) {
                $typed = $true
                $process.StandardInput.Write("$key`r")
            }
            elseif ($output.EndsWith("`e[6n")) {
                # Where the cursor is, which a terminal answers.
                $process.StandardInput.Write("`e[1;1R")
            }
        }
        $process.Dispose()
        $output | Should -Match 'Prompt\s*$'
        $output | Should -Not -Match $key
    }
}
