# Keys and proxy passwords in a real shell: its transcript, its error views, its serialisers, its files. Looking through
# them takes cmdlets and methods that Windows PowerShell does not have.
BeforeDiscovery {
    $texts = @(
        @{ Of = 'a key that works'; Name = 'Good' }
        @{ Of = 'a key that is refused'; Name = 'Wrong' }
        @{ Of = 'the password in HTTPS_PROXY'; Name = 'Password' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    $random = { -join (1..32 | ForEach-Object { [char[]]'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789' | Get-Random }) }
    $secrets = @{ Good = $sandbox.Keys['acme-research']; Wrong = & $random; Password = & $random }

    # What the shell does; it reads the refused key from its input, so that it stands in no command line.
    $work = @'
        $null = Start-Transcript "$HOME/transcript.txt"
        Import-Module $module
        $wrong = [Console]::In.ReadLine()
        $kept = @(Connect-Paperspace -Verbose -Debug)
        $kept += Get-PaperspaceSession -Verbose -Debug
        $kept += Get-PaperspaceTeamMembership -Verbose
        try { Connect-Paperspace -ApiKey $wrong -Verbose -Debug } catch { $kept += $_ }
        $kept += [pscustomobject]@{ ApiKey = $wrong } | Connect-Paperspace -Verbose -Debug 2>&1

        # A proxy that refuses, and says what it was sent.
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $proxy = Start-ThreadJob {
            $listener = $using:listener
            while ($true) {
                $client = $listener.AcceptTcpClient()
                $stream = $client.GetStream()
                $null = $stream.Read([byte[]]::new(8192), 0, 8192)
                $answer = [Text.Encoding]::ASCII.GetBytes("$($using:password)`r`n`r`n")
                $stream.Write($answer, 0, $answer.Length)
                $client.Dispose()
            }
        }
        $env:HTTPS_PROXY = "http://user:$password@127.0.0.1:$($listener.LocalEndpoint.Port)"
        try { Connect-Paperspace -ApiKey $wrong -BaseUri https://api.example/v1 -MaximumRetryCount 0 -Verbose -Debug } catch { $kept += $_ }
        $listener.Stop()
        try { Connect-Paperspace -ApiKey $wrong -BaseUri https://api.example/v1 -MaximumRetryCount 0 -Verbose -Debug } catch { $kept += $_ }

        $Error | Get-Error
        $Error | Format-List * -Force
        $Error | ConvertTo-Json -Depth 2 -WarningAction Ignore
        $kept
        $kept | Format-List * -Force
        $kept | ConvertTo-Json -Depth 3 -WarningAction Ignore
        $kept, $Error | Export-Clixml "$HOME/kept.clixml"

        $usings = 'System', 'System.Collections.Generic', 'System.Linq', 'System.Threading.Tasks' | ForEach-Object { "using $_;" }
        $source = Get-Content -Raw "$root/tests/Paperspace.Tests/Secrets/ObjectWalker.cs"
        Add-Type -TypeDefinition ("$usings`n" + $source) -IgnoreWarnings -WarningAction Ignore
        foreach ($each in @($kept) + @($Error)) {
            [Paperspace.Tests.Secrets.ObjectWalker]::Texts($each) | ForEach-Object { "WALK $($_.Key) = $($_.Value)" }
        }
        'ERRORS {0}' -f (($Error | ForEach-Object { "$_".Split("`n")[0] }) -join '; ')
        $null = Stop-Transcript
        'THE END'
        [Environment]::Exit(0)
'@
    $userHome = Join-Path ([IO.Path]::GetTempPath()) "paperspace-$([guid]::NewGuid())"
    $null = New-Item -ItemType Directory $userHome
    $script = "$userHome-work.ps1"
    "`$root = '$(Split-Path $PSScriptRoot)'`n`$module = '$(Get-TestedModule)'`n`$password = `$env:PASSWORD_OF_THE_PROXY`n`$env:PASSWORD_OF_THE_PROXY = `$null`n$work" |
        Set-Content $script

    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-ShellCommand))
    foreach ($argument in '-NoProfile', '-File', $script) {
        $start.ArgumentList.Add($argument)
    }
    $start.Environment['HOME'] = $userHome
    $start.Environment['USERPROFILE'] = $userHome
    $start.Environment['PAPERSPACE_API_KEY'] = $secrets.Good
    $start.Environment['PASSWORD_OF_THE_PROXY'] = $secrets.Password
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $shell = [System.Diagnostics.Process]::Start($start)
    $shell.StandardInput.WriteLine($secrets.Wrong)
    $errors = $shell.StandardError.ReadToEndAsync()
    $output = $shell.StandardOutput.ReadToEnd()
    $shell.WaitForExit()

    $found = @{ 'standard output' = $output; 'standard error' = $errors.Result }
    Get-ChildItem $userHome -Recurse -File -Force | ForEach-Object {
        $found[$_.FullName] = [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($_.FullName))
    }
}

AfterAll {
    Remove-Item $userHome -Recurse -Force
    Remove-Item $script
    Stop-Sandbox $sandbox
}

Describe 'A shell that works with keys' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
    It 'came to its end, through each of its errors' {
        $output | Should -BeLike '*THE END*'
        $output | Should -BeLike '*WALK *'
        $output | Should -BeLike '*does not know this API key*'
        $output | Should -BeLike '*api.example*'
        $found.Keys -like '*transcript.txt' | Should -Not -BeNullOrEmpty
        $found.Keys -like '*kept.clixml' | Should -Not -BeNullOrEmpty
    }

    It 'shows and writes nowhere <Of>' -ForEach $texts {
        # The names of the sandbox's teams are a part of its keys; what is behind them is not.
        $secret = $secrets[$Name] -replace '^sandbox-[a-z-]+'
        foreach ($piece in 0..($secret.Length - 8) | ForEach-Object { $secret.Substring($_, 8) }) {
            $found.Keys | Where-Object { $found[$_].Contains($piece, [StringComparison]::OrdinalIgnoreCase) } |
                Should -BeNullOrEmpty
        }
        $base64 = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes($secret)).Substring(0, 20)
        $found.Keys | Where-Object { $found[$_].Contains($base64) } | Should -BeNullOrEmpty
    }
}
