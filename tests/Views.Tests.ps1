# What tables and lists look like with names as people really give them.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    Import-Module (Get-TestedModule) -Force
    $null = Connect-Paperspace
    $session = Get-PaperspaceSession

    # A session of the same shape with other names: as deserialised objects have them, and the views are theirs too.
    function Copy-Membership([string] $Name, [string] $Namespace) {
        $xml = [System.Management.Automation.PSSerializer]::Serialize($session.TeamMemberships[0], 8)
        $membership = [System.Management.Automation.PSSerializer]::Deserialize($xml)
        $membership.Name = $Name
        $membership.Namespace = $Namespace
        $membership
    }

    # The width that a terminal gives a text: two cells for the letters of East Asia.
    function Measure-Cell([string] $Text) {
        $Text.Length + [regex]::Matches($Text, '[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]').Count
    }

    function Get-Line($Object, [int] $Width = 80) {
        ($Object | Out-String -Width $Width) -split '\r?\n' -replace '\x1B\[[\d;]*m' | Where-Object { $_.Trim() }
    }
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
    Stop-Sandbox $sandbox
}

Describe 'A table of <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 120 }) {
    It 'cuts long names and keeps every column' {
        $lines = Get-Line (Copy-Membership ('A very long name ' * 20) ('a-very-long-namespace' * 20)) $Width
        $lines | ForEach-Object { Measure-Cell $_ } | Should -BeLessOrEqual $Width
        $lines[0] | Should -Match 'Current +Name +Namespace +Role +Id'
        $lines[2] | Should -Match 'A very long.*\u2026 a-very-long.*\u2026 Owner +te1a7d3xc'
    }

    It 'gives wide letters two cells each' {
        $lines = Get-Line @((Copy-Membership ([regex]::Unescape('\u7814\u7A76\u30C1\u30FC\u30E0')) 'tokyo'), (Copy-Membership 'Other' 'plain')) $Width
        (Measure-Cell ($lines[2] -split 'tokyo')[0]) | Should -Be (Measure-Cell ($lines[3] -split 'plain')[0])
    }

    It 'shows letters that are written from right to left as they are' {
        $name = [regex]::Unescape('\u05E6\u05D5\u05D5\u05EA \u05DE\u05D7\u05E7\u05E8')
        Get-Line (Copy-Membership $name 'hebrew') $Width | Select-Object -Last 1 | Should -Match "$name +hebrew"
    }

    It 'keeps every column of <Type> with long texts' -ForEach @(
        @{ Type = 'Team'; Get = { $session.Team }; Text = 'Namespace'; Labels = 'Id +Namespace +Private +MaxMachines +AnalyticsId' }
        @{ Type = 'MembershipTeam'; Get = { $session.TeamMemberships[0].Team }; Text = 'Name'; Labels = 'Id +Name +Namespace +Created +UserTeam' }
        @{ Type = 'Connection'; Get = { Get-PaperspaceConnection }; Text = 'User'; Labels = 'State +Team +User +KeySource +BaseUri' }
    ) {
        $xml = [System.Management.Automation.PSSerializer]::Serialize((& $Get), 8)
        $object = [System.Management.Automation.PSSerializer]::Deserialize($xml)
        $object.$Text = 'a-very-long-text' * 20
        $lines = Get-Line $object $Width
        $lines[0] | Should -Match $Labels
        $lines | ForEach-Object { Measure-Cell $_ } | Should -BeLessOrEqual $Width
    }
}

Describe 'Format-List *' {
    It 'shows every field of <Type>' -ForEach @(
        @{ Type = 'Session'; Get = { $session } }
        @{ Type = 'Team'; Get = { $session.Team } }
        @{ Type = 'User'; Get = { $session.User } }
        @{ Type = 'UserMetadata'; Get = { $session.User.Metadata } }
        @{ Type = 'UserPreferences'; Get = { $session.User.Preferences } }
        @{ Type = 'TeamMembership'; Get = { $session.TeamMemberships[0] } }
        @{ Type = 'MembershipTeam'; Get = { $session.TeamMemberships[0].Team } }
        @{ Type = 'Connection'; Get = { Get-PaperspaceConnection } }
    ) {
        $object = & $Get
        $object.GetType().Name | Should -Be $Type
        $lines = Get-Line ($object | Format-List *)
        foreach ($property in $object.GetType().GetProperties().Name) {
            $lines | Where-Object { $_ -match "^$property +:" } | Should -HaveCount 1 -Because $property
        }
    }
}

Describe 'Output that is redirected' {
    It 'has no colour' {
        & { Get-PaperspaceTeamMembership; Get-PaperspaceSession; Get-PaperspaceConnection } > "$TestDrive/output.txt"
        $text = Get-Content "$TestDrive/output.txt" -Raw
        $text | Should -Match 'Globex Corporation'
        $text | Should -Not -Match '\x1B'
    }
}
