# What Tab offers in a real shell, from what is known already: the sandbox has stopped by then.
BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    Import-Module (Get-TestedModule) -Force
    $null = Connect-Paperspace
    Stop-Sandbox $sandbox
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
}

Describe 'Tab' {
    It 'completes <Line> to <Text>' -ForEach @(
        @{ Line = 'Get-PaperspaceTeamMembership | Where-Object IsO'; Text = 'IsOwner' }
        @{ Line = 'Get-PaperspaceSession | Select-Object -ExpandProperty TeamM'; Text = 'TeamMemberships' }
        @{ Line = '(Get-PaperspaceSession).User.Ema'; Text = 'Email' }
        @{ Line = 'Get-PaperspaceTeamMembership -Team ac'; Text = "'Acme Research'", 'acme-research' }
        @{ Line = 'Get-PaperspaceSession -Connection ac'; Text = 'acme-research' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Text
    }

    It 'says which team a name is of' {
        $line = 'Get-PaperspaceTeamMembership -Team glo'
        (TabExpansion2 $line $line.Length).CompletionMatches.ToolTip | Should -Be ('Globex Corporation (globex, admin)', 'Globex Corporation (globex, admin)')
    }
}
