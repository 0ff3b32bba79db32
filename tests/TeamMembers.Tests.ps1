# The members of teams in a real shell: who is there, and what an administrator changes.

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

Describe 'Listing members' {
    It 'gets those of the connection''s team, by role and by name' {
        (Get-PaperspaceTeamMember).Name | Should -Contain 'Ada Lovelace'
        (Get-PaperspaceTeamMember -Role Owner).Email | Should -Be 'ada@acme-research.example'
        (Get-PaperspaceTeamMember 'katherine*').Role | Should -Be 'Member'
        (Get-PaperspaceTeamMember RADIA.PERLMAN@acme-research.example).Name | Should -Be 'Radia Perlman'
    }

    It 'finds who has not been there for a year, over all teams of an administrator' {
        $idle = Get-PaperspaceTeamMembership -Admin | Get-PaperspaceTeamMember -Role Admin |
            Where-Object LastActive -LT (Get-Date).AddDays(-90)
        ($idle | Sort-Object Email).Email | Should -Contain 'edsger.dijkstra@acme-research.example'
        $idle.LastActive | Should -BeOfType datetime
    }

    It 'writes a CSV file with a row for each' {
        Get-PaperspaceTeamMember | Export-Csv -Path "$TestDrive/members.csv" -NoTypeInformation
        (Import-Csv "$TestDrive/members.csv").Count | Should -Be @(Get-PaperspaceTeamMember).Count
    }
}

Describe 'Changing members' {
    It 'makes a member an admin, and takes that back' {
        (Set-PaperspaceTeamMember 'Katherine Johnson' -Role Admin -PassThru).Role | Should -Be 'Admin'
        (Get-PaperspaceTeamMember 'Katherine Johnson').Role | Should -Be 'Admin'
        Get-PaperspaceTeamMember 'Katherine Johnson' | Set-PaperspaceTeamMember -Role Member | Should -BeNullOrEmpty
        (Get-PaperspaceTeamMember 'Katherine Johnson').Role | Should -Be 'Member'
    }

    It 'changes nothing under -WhatIf' {
        Set-PaperspaceTeamMember 'Dennis Ritchie' -Role Admin -WhatIf
        Remove-PaperspaceTeamMember 'Dennis Ritchie' -WhatIf
        (Get-PaperspaceTeamMember 'Dennis Ritchie').Role | Should -Be 'Member'
    }

    It 'goes on with the next member after one that cannot be changed' {
        $changed = 'Ada Lovelace', 'Nobody Atall', 'Dennis Ritchie' |
            Set-PaperspaceTeamMember -Role Admin -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
        $changed.Name | Should -Be 'Dennis Ritchie'
        $failed | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] } | Sort-Object | Should -Be 'Conflict', 'NotFound'
    }

    It 'takes members out who come out of a file' {
        Get-PaperspaceTeamMember 'Radia Perlman' | Export-Clixml "$TestDrive/member.xml"
        Import-Clixml "$TestDrive/member.xml" | Remove-PaperspaceTeamMember -Confirm:$false
        { Get-PaperspaceTeamMember 'Radia Perlman' -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'changes members as the rows of a file name them' {
        Get-PaperspaceTeamMember -Role Member | Export-Csv "$TestDrive/members.csv"
        $changed = Import-Csv "$TestDrive/members.csv" | Set-PaperspaceTeamMember -Role Admin -PassThru
        $changed.Name | Should -Be (Import-Csv "$TestDrive/members.csv").Name
        $changed.Role | Sort-Object -Unique | Should -Be 'Admin'
    }
}
