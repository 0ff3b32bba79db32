# Tables of names that are longer or wider than usual. Views go by the name of a type, as for deserialised objects.
BeforeDiscovery {
    $tables = foreach ($width in 80, 120) {
        @{ Type = 'TeamMembership'; Width = $width; Columns = 'Current', 'Name', 'Namespace', 'Role', 'Id' }
        @{ Type = 'MembershipTeam'; Width = $width; Columns = 'Id', 'Name', 'Namespace', 'Created', 'UserTeam' }
        @{ Type = 'Team'; Width = $width; Columns = 'Id', 'Namespace', 'Private', 'MaxMachines', 'AnalyticsId' }
        @{ Type = 'Connection'; Width = $width; Columns = 'State', 'Team', 'User', 'KeySource', 'BaseUri' }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../out/Paperspace" -Force

    function Get-Table([string] $Type, [string] $Name, [int] $Width) {
        $object = [pscustomobject]@{
            PSTypeName = "Paperspace.$Type"; Name = $Name; Namespace = $Name; Team = $Name; User = $Name; Id = 'te8k2w5qn'
            DtCreated = [datetime]::UnixEpoch; KeySource = 'Environment'; BaseUri = 'https://api.paperspace.com/v1'
            IsAdmin = $true; IsOwner = $false; IsCurrent = $true; IsUserTeam = $false; IsPrivate = $false; IsOpen = $true
            IsDefault = $true; MaxMachines = 12.5; AnalyticsId = 48213
        }
        ($object | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_ }
    }
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
}

Describe 'The table of a <Type> at <Width> columns' -ForEach $tables {
    It 'keeps every column beside a long name, within its width and without escape sequences' {
        $lines = Get-Table -Type $Type -Name ('Applied Research ' * 10) -Width $Width
        $lines[0].Trim() -split ' +' | Should -Be $Columns
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
        $lines | Should -Not -Match '\e'
    }

    It 'leaves letters that run right to left as they are' {
        Get-Table -Type $Type -Name "`u{5e6}`u{5d5}`u{5d5}`u{5ea} `u{5de}`u{5d7}`u{5e7}`u{5e8}" -Width $Width | Should -Contain (
            (Get-Table -Type $Type -Name 'Qwer Tyui' -Width $Width)[2].Replace('Qwer Tyui', "`u{5e6}`u{5d5}`u{5d5}`u{5ea} `u{5de}`u{5d7}`u{5e7}`u{5e8}"))
    }

    It 'counts a wide character as the two columns that it takes' {
        $narrow = (Get-Table -Type $Type -Name 'abcd' -Width $Width)[2]
        (Get-Table -Type $Type -Name "`u{7814}`u{7a76}" -Width $Width)[2] | Should -Be $narrow.Replace('abcd', "`u{7814}`u{7a76}")
    }
}

Describe 'The table of connections at 80 columns' {
    It 'shows all of a long user' {
        $user = 'bartholomew.featherstonehaugh@research.example'
        $header, $null, $rows = Get-Table -Type Connection -Name $user -Width 80
        $from, $to = $header.IndexOf('User'), $header.IndexOf('KeySource')
        -join ($rows | ForEach-Object { $_.PadRight(80).Substring($from, $to - $from).Trim() }) | Should -Be $user
    }
}
