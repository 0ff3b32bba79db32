# What Tab offers for the fields of a machine: what the API documents, and what its answers have shown to this connection.
BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    Import-Module (Get-TestedModule) -Force

    function Get-Offer([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches | Where-Object ResultType -EQ ParameterValue
    }
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
    Stop-Sandbox $sandbox
}

Describe 'Tab for a field of a machine' {
    BeforeEach {
        Disconnect-Paperspace -All
        $null = Connect-Paperspace
    }

    It 'offers the values that the API documents' {
        (Get-Offer 'New-PaperspaceMachine x -Region ').CompletionText | Should -Be 'ny2', 'ca1', 'ams1'
        (Get-Offer 'Set-PaperspaceMachine x -DiskSize ').CompletionText | Select-Object -First 3 | Should -Be '50', '100', '250'
        (Get-Offer 'Get-PaperspaceMachine -Region a').CompletionText | Should -Be 'ams1'
    }

    It 'offers <Parameter> of <Cmdlet> once <Path> was looked at, and the tool tip is the name' -ForEach @(
        @{ Cmdlet = 'New-PaperspaceMachine'; Parameter = 'TemplateId'; Path = 'os-templates'; Name = 'ML-in-a-Box' }
        @{ Cmdlet = 'New-PaperspaceMachine'; Parameter = 'TemplateId'; Path = 'custom-templates'; Name = 'Rendering' }
        @{ Cmdlet = 'New-PaperspaceMachine'; Parameter = 'NetworkId'; Path = 'private-networks'; Name = 'acme-research ca1' }
        @{ Cmdlet = 'Set-PaperspaceMachine'; Parameter = 'NetworkId'; Path = 'private-networks'; Name = 'acme-research ny2' }
        @{ Cmdlet = 'New-PaperspaceMachine'; Parameter = 'StartupScriptId'; Path = 'startup-scripts'; Name = 'Install the agent' }
    ) {
        $line = "$Cmdlet x -$Parameter "
        Get-Offer $line | Should -BeNullOrEmpty

        $seen = Invoke-PaperspaceRestMethod $Path -Paginate
        $offered = Get-Offer $line
        $offered.CompletionText | Sort-Object | Should -Be ($seen.id | Sort-Object)
        $id = ($seen | Where-Object name -EQ $Name).id
        ($offered | Where-Object CompletionText -EQ $id).ToolTip | Should -Be $Name
        # A list of ids alone would say nothing, and not every way to complete shows tool tips.
        ($offered | Where-Object CompletionText -EQ $id).ListItemText | Should -Be "$id ($Name)"

        # Who knows the name alone begins with that.
        (Get-Offer "$line$($Name.Split(' ')[0].ToUpper())").CompletionText | Should -Contain $id
        (Get-Offer "$line'$Name").CompletionText | Should -Be $id
        (Get-Offer "$line$($id.Substring(0, 5))").CompletionText | Should -Be $id
        Get-Offer "$line-Connection globex" | Should -BeNullOrEmpty
    }

    It 'offers what one answer was of, a page of a list, and not what was deleted since' {
        $new = Invoke-PaperspaceRestMethod private-networks -Method POST -Body @{ name = 'for a while'; region = 'ny2' }
        $line = 'New-PaperspaceMachine x -NetworkId '
        (Get-Offer $line).ToolTip | Should -Be 'for a while'
        $null = Invoke-PaperspaceRestMethod "private-networks/$($new.id)" -Method PUT -Body @{ name = 'for longer' }
        (Get-Offer $line).ToolTip | Should -Be 'for longer'
        $null = Invoke-PaperspaceRestMethod private-networks -Query @{ limit = 2 }
        @(Get-Offer $line).Count | Should -BeIn 2, 3
        $null = Invoke-PaperspaceRestMethod "private-networks/$($new.id)" -Method DELETE
        (Get-Offer $line).ToolTip | Should -Not -Contain 'for longer'
    }

    It 'offers the snapshots of machines' {
        $machine = (Get-PaperspaceMachine train-006).Id
        $new = Invoke-PaperspaceRestMethod snapshots -Method POST -Body @{ name = 'before the update'; machineId = $machine }
        $offered = Get-Offer 'Set-PaperspaceMachine train-006 -RestorePointSnapshotId '
        $offered.CompletionText | Should -Contain $new.data.id
        ($offered | Where-Object CompletionText -EQ $new.data.id).ToolTip | Should -Be 'before the update'
    }

    It 'offers machine types that a template is available for, and those of machines that were seen' {
        Get-Offer 'New-PaperspaceMachine x -MachineType ' | Should -BeNullOrEmpty
        $null = Invoke-PaperspaceRestMethod custom-templates
        (Get-Offer 'New-PaperspaceMachine x -MachineType ').CompletionText | Should -Be 'C5', 'P4000'
        (Get-Offer 'New-PaperspaceMachine x -MachineType ').ListItemText | Should -Be 'C5', 'P4000'
        $null = Get-PaperspaceMachine
        (Get-Offer 'Set-PaperspaceMachine x -MachineType ').CompletionText | Should -Be 'A100-80G', 'C5', 'H100x8', 'P4000'
    }

    It 'offers the types and networks of the machines that <Script> showed' -ForEach @(
        @{ Script = 'Get-PaperspaceMachine' }
        @{ Script = 'Invoke-PaperspaceRestMethod machines -Paginate' }
    ) {
        $seen = & ([scriptblock]::Create($Script))
        (Get-Offer 'New-PaperspaceMachine x -MachineType ').CompletionText | Should -Be ($seen.machineType | Sort-Object -Unique)
        $networks = Get-Offer 'New-PaperspaceMachine x -NetworkId '
        $networks.CompletionText | Sort-Object | Should -Be ($seen.networkId | Sort-Object -Unique)

        # A name that is known says more than where its machines are.
        $named = Invoke-PaperspaceRestMethod private-networks/$($seen[0].networkId) -Method PUT -Body @{ name = 'the last of all' }
        $networks = Get-Offer 'New-PaperspaceMachine x -NetworkId '
        ($networks | Where-Object CompletionText -EQ $named.id).ToolTip | Should -Be $named.name
    }

    It 'offers the members of the team for those who may access it' {
        $member = Get-PaperspaceTeamMember katherine*
        $offered = Get-Offer 'New-PaperspaceMachine x -AccessorIds Kath'
        $offered.CompletionText | Should -Be $member.Id
        $offered.ToolTip | Should -Be 'Katherine Johnson (katherine.johnson@acme-research.example)'
    }

    It 'offers ids of machines by their names' {
        $machine = Get-PaperspaceMachine train-006
        $offered = Get-Offer 'Stop-PaperspaceMachine -Id train-006'
        $offered.CompletionText | Should -Be $machine.Id
        $offered.ListItemText | Should -Be "$($machine.Id) (train-006)"
    }

    It 'makes no request' {
        $other = Start-Sandbox
        $null = Connect-Paperspace
        $null = Invoke-PaperspaceRestMethod os-templates
        $null = Invoke-PaperspaceRestMethod startup-scripts
        Stop-Sandbox $other
        (Get-Offer 'New-PaperspaceMachine x -TemplateId ').ToolTip | Should -Be 'ML-in-a-Box', 'Ubuntu 20.04 Server', 'Ubuntu 22.04 Server'
        (Get-Offer 'New-PaperspaceMachine x -TemplateId t -StartupScriptId ').ToolTip | Should -Be 'Install the agent', 'Mount the shared drive'
    }
}
