# Every example of the help, each in a shell window of its own, against the sandbox. They are written for PowerShell 7.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/HelpExamples.psm1" -Force
    # Where the store of SecretStore does not lie below $HOME, a test could only use the person's own.
    $hasVault = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement) -and
        (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore)
    $examples = Get-HelpExample | ForEach-Object {
        @{ Place = $_.Place; Script = $_.Script; Output = $_.Output; IsLeftOut = $_.Script -match 'Get-Secret' -and -not $hasVault }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1", "$PSScriptRoot/HelpExamples.psm1" -Force
    $sandbox = Start-Sandbox
    $all = Get-HelpExample
    $hasVault = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore)
    @{
        Examples = @($all | Where-Object { $hasVault -or $_.Script -notmatch 'Get-Secret' })
        Keys = @{ 'acme-research' = $sandbox.Keys['acme-research']; 'globex' = $sandbox.Keys['globex'] }
        UsesVault = [bool]$hasVault
    } | ConvertTo-Json | Set-Content "$TestDrive/examples.json"

    # In a process of its own: the home folder, with the vault in it, is chosen when a process starts.
    $userHome = New-Item -ItemType Directory -Path "$TestDrive/home"
    $former = $env:HOME, $env:USERPROFILE
    $env:HOME = $env:USERPROFILE = $userHome
    try {
        $log = & (Get-ShellCommand) -NoProfile -NonInteractive -File "$PSScriptRoot/Invoke-HelpExample.ps1" -Path "$TestDrive/examples.json" -ResultPath "$TestDrive/results.json" 2>&1
    }
    finally {
        $env:HOME, $env:USERPROFILE = $former
    }
    if (-not (Test-Path "$TestDrive/results.json")) {
        throw "The examples could not be run: $($log -join "`n")"
    }
    $results = Get-Content "$TestDrive/results.json" -Raw | ConvertFrom-Json -AsHashtable
}

AfterAll {
    Stop-Sandbox $sandbox
}

Describe 'The examples of the help' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
    It 'are all found: each fence of a page, and each line of a topic that stands in as far' {
        $fences = Select-String -Path "$PSScriptRoot/../docs/en-US/*.md" -Pattern '^```\w' | Where-Object Line -CNotMatch '^```(yaml|Output)$'
        @($all | Where-Object Place -Like '*.md:*').Count | Should -Be $fences.Count
        $fences.Count | Should -BeGreaterThan 30

        # Text that goes on in its second column stands in further still, and no script of these does at its beginning.
        $lines = Select-String -Path "$PSScriptRoot/../docs/en-US/*.help.txt" -Pattern '^ {8}(?! {8})'
        ($all | Where-Object Place -Like '*.txt:*' | ForEach-Object { $_.Script.TrimEnd() -split "`n" }).Count | Should -Be $lines.Count
    }

    It 'runs <Place> without an error, with the output that it shows' -ForEach $examples {
        if ($IsLeftOut) {
            Set-ItResult -Skipped -Because 'it needs SecretManagement and SecretStore, with a store below the home folder'
            return
        }
        $results.Keys | Should -Contain $Place
        $result = $results[$Place]
        $result.Errors | Should -BeNullOrEmpty
        if ($Output) {
            $actual = $result.Text.Replace($sandbox.BaseUri, 'https://api.paperspace.com/v1').Replace(([uri]$sandbox.BaseUri).Authority, 'api.paperspace.com')
            ConvertTo-ComparableText $actual | Should -BeExactly (ConvertTo-ComparableText $Output)
        }
    }
}
