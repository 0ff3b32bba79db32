# Objects that leave the shell and come back: through files, jobs and JSON.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    $module = Get-TestedModule
    Import-Module $module -Force
    $null = Connect-Paperspace
    $session = Get-PaperspaceSession

    # A dictionary comes back as a hashtable, which has no order.
    function Get-SortedLine($Object) {
        ($Object | ConvertTo-Json -Depth 8) -split '\r?\n' -replace ',$' | Sort-Object
    }

    $memberships = $session.TeamMemberships | ConvertTo-Json -Depth 8
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
    Stop-Sandbox $sandbox
}

Describe 'A session that has travelled <How>' -ForEach @(
    @{ How = 'through Export-Clixml'; Travel = { $session | Export-Clixml "$TestDrive/session.xml"; Import-Clixml "$TestDrive/session.xml" } }
    @{
        How = 'out of a job'
        Travel = { Start-Job { Import-Module $using:module; $null = Connect-Paperspace; Get-PaperspaceSession } | Receive-Job -Wait -AutoRemoveJob }
    }
    @{
        How = 'out of a session in another process, as remoting brings it'
        Travel = {
            $remote = [runspacefactory]::CreateOutOfProcessRunspace($null)
            $remote.Open()
            $shell = [powershell]::Create($remote)
            try {
                $shell.AddScript("Import-Module '$module'; `$null = Connect-Paperspace; Get-PaperspaceSession").Invoke()
            }
            finally {
                $shell.Dispose()
                $remote.Dispose()
            }
        }
    }
    @{ How = 'into a job and back'; Travel = { Start-Job { $using:session } | Receive-Job -Wait -AutoRemoveJob } }
) {
    BeforeAll {
        $travelled = & $Travel
    }

    It 'has every field' {
        $own = $travelled | Select-Object -ExcludeProperty PSSourceJobInstanceId, PSComputerName, RunspaceId, PSShowComputerName *
        Get-SortedLine $own | Should -Be (Get-SortedLine $session)
    }

    It 'keeps its dates and numbers' {
        $travelled.User.DtCreated | Should -Be $session.User.DtCreated
        $travelled.User.DtCreated.Kind | Should -Be 'Utc'
        $travelled.Team.MaxMachines | Should -BeOfType decimal
    }

    It 'has its view still' {
        ($travelled | Out-String) | Should -Be ($session | Out-String)
        ($travelled.TeamMemberships | Out-String) | Should -Be ($session.TeamMemberships | Out-String)
    }

    It 'gives its memberships' {
        $travelled | Get-PaperspaceTeamMembership | ConvertTo-Json -Depth 8 | Should -Be $memberships
    }
}

Describe 'Memberships' {
    It 'make a file of a report' {
        Get-PaperspaceTeamMembership | Export-Csv "$TestDrive/teams.csv" -NoTypeInformation
        (Get-Content "$TestDrive/teams.csv" -TotalCount 1) -replace '"' |
            Should -Be 'Name,Namespace,Id,Role,IsAdmin,IsOwner,IsCurrent,User,Team,AdditionalProperties'
        $rows = Import-Csv "$TestDrive/teams.csv"
        $rows.Name | Should -Be $session.TeamMemberships.Name
        $rows.Id | Should -Be $session.TeamMemberships.Team.Id
        ($rows | Where-Object IsCurrent -EQ 'True').Namespace | Should -Be 'acme-research'
        $rows.AdditionalProperties | Should -Be '', '', ''
    }

    It 'keep what the API adds later in a column of the file' {
        Import-Module "$PSScriptRoot/SessionServer.psm1" -Force
        $answer = Get-SampleSession
        $answer.user.teamMemberships[1] | Add-Member seats ([ordered]@{ used = 3; holders = @('Ada', 'Grace; "G"') })
        $server = Open-SessionServer $answer
        try {
            $connection = 'any-key' | Connect-Paperspace -BaseUri $server.BaseUri
            Get-PaperspaceTeamMembership -Connection $connection | Export-Csv "$TestDrive/later.csv" -NoTypeInformation
        }
        finally {
            Disconnect-Paperspace $connection
            Close-SessionServer $server
        }
        $later = (Import-Csv "$TestDrive/later.csv").AdditionalProperties
        $later | Should -Be '', '{"seats":{"used":3,"holders":["Ada","Grace; \"G\""]}}', ''
        ($later[1] | ConvertFrom-Json).seats.holders[1] | Should -Be 'Grace; "G"'
    }
}

Describe 'A session in JSON' {
    It 'has every field at the stated depth, and comes back with it' {
        $json = $session | ConvertTo-Json -Depth 8
        ($json | ConvertFrom-Json | ConvertTo-Json -Depth 8) | Should -Be $json
        ($json | ConvertFrom-Json).User.TeamMemberships[1].Team.Namespace | Should -Be 'acme-research'
    }
}

Describe 'A connection' {
    It 'travels without its key' {
        $xml = [System.Management.Automation.PSSerializer]::Serialize((Get-PaperspaceConnection))
        $xml | Should -Match 'acme-research'
        $xml | Should -Not -Match $env:PAPERSPACE_API_KEY
    }
}
