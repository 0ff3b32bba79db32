# What a user does in the first minute, in a real shell, as it is written.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingCmdletAliases', '', Justification = 'As users write it.')]
param()

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    Import-Module (Get-TestedModule) -Force
    $null = Connect-Paperspace
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
    Stop-Sandbox $sandbox
}

Describe 'The first minute' {
    It 'exports exactly the cmdlets that the README lists' {
        $documented = Select-String -Path "$PSScriptRoot/../README.md" -Pattern '^\| `(\w+-Paperspace\w*)` \|' |
            ForEach-Object { $_.Matches.Groups[1].Value }
        (Get-Command -Module Paperspace).Name | Sort-Object | Should -Be ($documented | Sort-Object)
    }

    It 'pipes the memberships out of a session' {
        (Get-PaperspaceSession | Select -Expand teamMemberships).Name |
            Should -Be 'Ada Lovelace', 'Acme Research', 'Globex Corporation'
    }

    It 'reaches into a session in any casing' {
        $s = Get-PaperspaceSession
        $s.user.teamMemberships[0].team.name | Should -Be 'Ada Lovelace'
        $s.USER.TEAMMEMBERSHIPS[0].TEAM.NAME | Should -Be 'Ada Lovelace'
    }

    It 'works under Set-StrictMode and with errors that stop' {
        Set-StrictMode -Version Latest
        $ErrorActionPreference = 'Stop'
        (Get-PaperspaceTeamMembership -Current).Namespace | Should -Be 'acme-research'
    }
}
