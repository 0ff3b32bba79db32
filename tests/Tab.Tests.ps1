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

# Whatever a team is called, the line that Tab completes asks for that team and no other.
Describe 'Tab for a team named <_>' -ForEach @(
    "Ada's"
    "'quoted' at first"
    '"double" at first'
    "at the end '"
    "''"
    'Acme [Dev]'
    '[x'
    '* and ?'
    'A  wide   name '
    '$HOME'
    '$(Get-Date)'
    'back`tick'
    'a`[b]'
    '`*'
    '-Team'
    '--% x'
    '@home'
    '#1'
    '1,2'
    'a;b|c&d>e'
    '{x}'
    '(x)'
    [regex]::Unescape('\u2018curly\u2019 \u201Cquotes\u201D')
    [regex]::Unescape('\u00FCn\u00EFc\u00F6de')
    "two`nlines"
) {
    BeforeAll {
        Import-Module "$PSScriptRoot/SessionServer.psm1" -Force
        $name = $_
        $answer = Get-SampleSession
        # Beside others that a wildcard of the name could match.
        $names = $name, 'Acme D', 'A wide name', 'back', 'x', 'ab', 'and so on'
        $sample = $answer.user.teamMemberships[0] | ConvertTo-Json -Depth 8
        $answer.user.teamMemberships = @(0..($names.Count - 1) | ForEach-Object {
            $membership = $sample | ConvertFrom-Json
            $membership.team.name = $names[$_]
            $membership.team.id = "te$_"
            $membership.team.namespace = "team-$_"
            $membership
        })
        $server = Open-SessionServer $answer
        $null = 'any-key' | Connect-Paperspace -BaseUri $server.BaseUri
        $begun = $name.Substring(0, [Math]::Max(1, $name.Length - 2))
    }

    AfterAll {
        Disconnect-Paperspace
        Close-SessionServer $server
    }

    It 'completes <How> to a line that finds it' -ForEach @(
        @{ How = 'nothing typed'; Write = { '' } }
        @{ How = 'an opening quote'; Write = { "'" } }
        @{ How = 'a beginning in quotes'; Write = { "'" + ($begun -replace "(['\u2018\u2019])", '$1$1') } }
        @{ How = 'all of it in quotes'; Write = { "'" + ($name -replace "(['\u2018\u2019])", '$1$1') + "'" } }
        @{ How = 'a beginning in double quotes'; Write = { '"' + ($begun -replace '["$`\u201C\u201D]', '`$0') } }
        @{ How = 'a beginning without quotes'; Write = { $begun -replace '\W', '`$0' } }
        @{ How = 'what Tab made of it'; Write = { $first.CompletionText } }
    ) {
        $shown = $name -replace '\n', [char]0xFFFD
        $first = (TabExpansion2 'Get-PaperspaceTeamMembership -Team ' 35).CompletionMatches | Where-Object ListItemText -CEQ $shown
        $line = "Get-PaperspaceTeamMembership -Team $(& $Write)"
        $completed = TabExpansion2 $line $line.Length
        $match = @($completed.CompletionMatches | Where-Object ListItemText -CEQ $shown)
        $match | Should -HaveCount 1 -Because $line
        $line = $line.Substring(0, $completed.ReplacementIndex) + $match[0].CompletionText +
            $line.Substring($completed.ReplacementIndex + $completed.ReplacementLength)
        $found = & ([scriptblock]::Create($line))
        @($found).Name | Should -BeExactly $name -Because $line
    }
}
