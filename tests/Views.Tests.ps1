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
        $lines[0] | Should -Match 'IsCurrent +Name +Namespace +Role +Id'
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
        @{ Type = 'Team'; Get = { $session.Team }; Text = 'Namespace'; Labels = 'Id +Namespace +IsPrivate +MaxMachines +AnalyticsId' }
        @{ Type = 'MembershipTeam'; Get = { $session.TeamMemberships[0].Team }; Text = 'Name'; Labels = 'Id +Name +Namespace +DtCreated +IsUserTeam' }
        @{ Type = 'Connection'; Get = { Get-PaperspaceConnection }; Text = 'User'; Labels = 'State +Team +User +KeySource +Host' }
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

# Each case is a whole session as the API may answer it, shown fresh and come back from Clixml.
Describe 'At <Width> columns, a session with <Case>' -ForEach @(foreach ($width in 80, 120) {
    @{
        Width = $width
        Case = 'null wherever it may be'
        Change = {
            $_.user.dtConfirmed = $_.user.firstName = $_.user.lastName = $null
            $_.user.metadata.coreSurvey = $_.user.metadata.gradientSurvey = $_.user.metadata.tags = $null
            foreach ($name in $_.user.preferences.PSObject.Properties.Name) { $_.user.preferences.$name = $null }
            foreach ($membership in $_.user.teamMemberships) { $membership.team | Add-Member publicProfileImageUrl $null -Force }
        }
        Session = @{ 'User.FirstName' = ''; 'User.LastName' = ''; TeamMemberships = '3: ada, acme-research, globex' }
        User = @{ FirstName = ''; LastName = ''; DtCreated = '2019-08-24 14:15:22Z'; DtConfirmed = ''; 'Preferences.Theme' = ''; 'Metadata.Tags' = '' }
        Metadata = @{ Tags = ''; GraphcoreTermsAccepted = 'True'; CoreSurvey = ''; GradientSurvey = '' }
        Preferences = @{ DefaultProduct = ''; DefaultTeamId = ''; Theme = ''; FontSize = ''; DisableHotkeys = '' }
    }
    @{
        Width = $width
        Case = 'null preferences and empty surveys'
        Change = {
            $_.user.preferences = $null
            $_.user.metadata.coreSurvey = $_.user.metadata.gradientSurvey = @{}
            $_.user.teamMemberships = @()
        }
        Session = @{ 'User.FirstName' = 'Ada'; TeamMemberships = '0' }
        User = @{ FirstName = 'Ada'; DtConfirmed = '2019-08-24 14:20:51Z'; 'Preferences.Theme' = ''; 'Metadata.Tags' = 'beta,research'; TeamMemberships = '0' }
        Metadata = @{ Tags = 'beta,research'; CoreSurvey = ''; GradientSurvey = '' }
        Preferences = @{}
    }
    @{
        Width = $width
        Case = 'every field filled'
        Change = {
            $_.user.metadata.tags = 'one, two, three ' * 10 + 'four'
            $_.user.metadata.coreSurvey = @{ 'How large is your team?' = '11-50 people ' * 10 + 'or more' }
            $_.user.preferences = [ordered]@{ defaultProduct = 'core'; defaultTeamId = 'te8k2w5qn'; disableHotkeys = $true; fontSize = 13.25; theme = 'sepia' }
        }
        Session = @{ 'User.LastName' = 'Lovelace'; 'Team.MaxMachines' = '12' }
        User = @{ LastName = 'Lovelace'; 'Preferences.Theme' = 'sepia'; 'Metadata.Tags' = 'one, two, three ' * 10 + 'four' }
        Metadata = @{
            Tags = 'one, two, three ' * 10 + 'four'
            CoreSurvey = 'How large is your team? = ' + '11-50 people ' * 10 + 'or more'
            GradientSurvey = 'Which framework do you use most? = PyTorch'
        }
        Preferences = @{ DefaultProduct = 'core'; DefaultTeamId = 'te8k2w5qn'; Theme = 'sepia'; FontSize = '13.25'; DisableHotkeys = 'True' }
    }
}) {
    BeforeAll {
        Import-Module "$PSScriptRoot/SessionServer.psm1" -Force
        $answer = Get-SampleSession
        $answer | ForEach-Object $Change
        $server = Open-SessionServer $answer
        $connection = 'any-key' | Connect-Paperspace -BaseUri $server.BaseUri
        $fresh = Get-PaperspaceSession $connection
        $serializer = [System.Management.Automation.PSSerializer]
        $travelled = $serializer::Deserialize($serializer::Serialize($fresh))

        # A list's values by label; a value that does not fit goes on below itself.
        function Get-ShownValue($Object) {
            $values = @{}
            foreach ($line in Get-Line $Object $Width) {
                $line.Length | Should -BeLessOrEqual $Width
                if ($line -match '^([\w.]+) +: ?(.*)$') {
                    $label = $Matches[1]
                    $indent = $line.Length - $Matches[2].Length
                    $values[$label] = $Matches[2]
                }
                else {
                    $values[$label] += $line.Substring($indent)
                }
            }
            $values
        }
    }

    AfterAll {
        Disconnect-Paperspace $connection
        Close-SessionServer $server
    }

    It 'shows the <Part> <Way>' -ForEach @(foreach ($way in 'fresh', 'travelled') {
        @{ Way = $way; Part = 'session'; Get = { $args[0] }; Values = $Session }
        @{ Way = $way; Part = 'user'; Get = { $args[0].User }; Values = $User }
        @{ Way = $way; Part = 'metadata'; Get = { $args[0].User.Metadata }; Values = $Metadata }
        @{ Way = $way; Part = 'preferences'; Get = { $args[0].User.Preferences }; Values = $Preferences }
    }) {
        $Error.Clear()
        $shown = Get-ShownValue (& $Get (Get-Variable $Way -ValueOnly))
        foreach ($label in $Values.Keys) {
            $shown.$label | Should -BeExactly $Values.$label -Because $label
        }
        [bool]$shown.Count | Should -Be ([bool]$Values.Count)
        $Error | Should -BeNullOrEmpty
    }

    It 'shows the teams <Way>' -ForEach @(@{ Way = 'fresh' }, @{ Way = 'travelled' }) {
        $teams = (Get-Variable $Way -ValueOnly).TeamMemberships
        @(Get-Line $teams $Width).Count | Should -Be $(if ($teams) { @($teams).Count + 2 } else { 0 })
        @(Get-Line $teams.Team $Width).Count | Should -Be $(if ($teams) { @($teams).Count + 2 } else { 0 })
    }
}
