# The module where PowerShell finds it by itself, in shells that have just been opened.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    $module = Get-TestedModule
    $manifest = (Get-ChildItem $module -Recurse -Filter Paperspace.psd1).FullName
    $formerPath = $env:PSModulePath
    $env:PSModulePath = "$(Split-Path $module)$([System.IO.Path]::PathSeparator)$env:PSModulePath"

    # Runs a script in a shell of its own, and returns what it wrote; an error is text as well.
    function Invoke-Shell([string] $Script) {
        Set-Content "$TestDrive/work.ps1" $Script
        & (Get-ShellCommand) -NoProfile -NonInteractive -File "$TestDrive/work.ps1" 2>&1 | ForEach-Object { "$_" }
    }
}

AfterAll {
    $env:PSModulePath = $formerPath
    Stop-Sandbox $sandbox
}

Describe 'The manifest' {
    It 'is valid, without a warning' {
        $tested = Test-ModuleManifest $manifest -WarningVariable warnings -ErrorAction Stop
        $warnings | Should -BeNullOrEmpty
        $tested.LicenseUri | Should -Be 'https://opensource.org/license/mit'
    }

    It 'tells in a package what is new' -Skip:(-not $env:PAPERSPACE_TEST_MODULE) {
        (Test-ModuleManifest $manifest).ReleaseNotes | Should -Not -BeNullOrEmpty
    }

    It 'has an address on the web for the help of every cmdlet, so that -Online opens something' {
        $names = (Test-ModuleManifest $manifest).ExportedCmdlets.Keys | Sort-Object
        $shown = Invoke-Shell "'$($names -join "', '")' | ForEach-Object { `$_ + ' ' + @((Get-Help `$_).relatedLinks.navigationLink.uri -like 'https://*')[0] }"
        $shown | Should -Match '^\S+ https://\S+$'
        $shown.Count | Should -Be $names.Count
    }

    It 'leads to the project, its icon and its pages of help, where its publisher told the address' {
        $tested = Test-ModuleManifest $manifest
        if (-not $tested.ProjectUri) {
            Set-ItResult -Skipped -Because 'nobody told the address'
            return
        }
        $tested.IconUri | Should -Be "$($tested.ProjectUri)/raw/HEAD/docs/icon.png"
        $names = $tested.ExportedCmdlets.Keys | Sort-Object
        $pages = Invoke-Shell "'$($names -join "', '")' | ForEach-Object { (Get-Help `$_).relatedLinks.navigationLink[0].uri }"
        $pages | Should -Be ($names | ForEach-Object { "$($tested.ProjectUri)/blob/HEAD/docs/en-US/$_.md" })
        $names | ForEach-Object { "$PSScriptRoot/../docs/en-US/$_.md" } | Should -Exist
    }
}

Describe 'A new shell' {
    BeforeAll {
        # Each name in a runspace of its own, where nothing has been imported.
        $found = Invoke-Shell @"
            '$((Test-ModuleManifest $manifest).ExportedCmdlets.Keys -join "', '")' | ForEach-Object {
                `$shell = [powershell]::Create([System.Management.Automation.RunspaceMode]::NewRunspace)
                `$command = `$shell.AddCommand('Get-Command').AddParameter('Name', `$_).AddParameter('ErrorAction', 'Stop').Invoke()
                "`$_ `$(`$command.Module.ModuleBase)"
                `$shell.Dispose()
            }
"@
    }

    It 'finds <Name> without an import' -ForEach @(
        @{ Name = 'Connect-Paperspace' }
        @{ Name = 'Disconnect-Paperspace' }
        @{ Name = 'Get-PaperspaceConnection' }
        @{ Name = 'Get-PaperspaceOperation' }
        @{ Name = 'Get-PaperspaceSession' }
        @{ Name = 'Get-PaperspaceTeamMembership' }
        @{ Name = 'Invoke-PaperspaceRestMethod' }
        @{ Name = 'Select-PaperspaceConnection' }
        @{ Name = 'Get-PaperspaceMachine' }
        @{ Name = 'Get-PaperspaceTeamMember' }
        @{ Name = 'New-PaperspaceMachine' }
        @{ Name = 'Remove-PaperspaceMachine' }
        @{ Name = 'Remove-PaperspaceTeamMember' }
        @{ Name = 'Restart-PaperspaceMachine' }
        @{ Name = 'Set-PaperspaceMachine' }
        @{ Name = 'Set-PaperspaceTeamMember' }
        @{ Name = 'Start-PaperspaceMachine' }
        @{ Name = 'Stop-PaperspaceMachine' }
        @{ Name = 'Wait-PaperspaceMachine' }
    ) {
        # Of the module that is tested, and of no other that is installed.
        "$Name $(Split-Path $manifest)" | Should -BeIn $found
    }

    It 'does the first minute by the names of the cmdlets alone' {
        Invoke-Shell @'
            $null = Connect-Paperspace
            Get-PaperspaceSession | Select-Object -ExpandProperty teamMemberships | ForEach-Object Name
            Disconnect-Paperspace
'@ | Should -Be 'Ada Lovelace', 'Acme Research', 'Globex Corporation'
    }

    It 'works under the strictest rules' {
        Invoke-Shell @'
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            (Connect-Paperspace).Team
            (Get-PaperspaceSession).User.TeamMemberships[0].Team.Name
            (Get-PaperspaceTeamMembership -Current).Namespace
            (Invoke-PaperspaceRestMethod machines?limit=2).items.Count
            Disconnect-Paperspace
            @(Get-PaperspaceConnection).Count
'@ | Should -Be 'acme-research', 'Ada Lovelace', 'acme-research', '2', '0'
    }

    It 'shows the topics of the help' {
        (Invoke-Shell 'Get-Help about_Paperspace') -join "`n" | Should -BeLike '*How to work with Paperspace accounts*'
        (Invoke-Shell 'Get-Help about_Paperspace_Authentication') -join "`n" | Should -BeLike '*SHORT DESCRIPTION*'
        (Invoke-Shell '(Get-Help Connect-Paperspace).Synopsis') -join ' ' | Should -Not -BeLike 'Connect-Paperspace *'
    }
}

Describe 'What every cmdlet has from PowerShell' {
    It 'takes $PSDefaultParameterValues, for one cmdlet and for all' {
        Invoke-Shell @'
            $globex = Connect-Paperspace -ApiKey $env:GLOBEX_KEY
            $null = Connect-Paperspace
            $PSDefaultParameterValues['*-Paperspace*:Connection'] = $globex
            (Get-PaperspaceSession).Team.Namespace

            $PSDefaultParameterValues = @{ 'Get-PaperspaceTeamMembership:Owner' = $true }
            Get-PaperspaceTeamMembership | ForEach-Object IsOwner | Sort-Object -Unique
'@ | Should -Be 'globex', 'True'
    }

    It 'takes -OutVariable' {
        Invoke-Shell @'
            $null = Connect-Paperspace -OutVariable connection
            $null = Get-PaperspaceTeamMembership -OutVariable memberships
            $connection.Team
            $memberships.Count
            $memberships[0].GetType().FullName
'@ | Should -Be 'acme-research', '3', 'Paperspace.TeamMembership'
    }
}
