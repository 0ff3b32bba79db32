# Parallel work in a real shell: each runspace has its own connections. Windows PowerShell has neither way to it.
BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    $module = Get-TestedModule
    Import-Module $module -Force
    $work = 1..5 | ForEach-Object { $sandbox.Keys.GetEnumerator() } |
        ForEach-Object { [pscustomobject]@{ Team = $_.Key; ApiKey = $_.Value } }
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
    Stop-Sandbox $sandbox
}

Describe 'Parallel work' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
    It 'keeps each key to its runspace in ForEach-Object -Parallel' {
        $wrong = $work | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            $null = Connect-Paperspace -ApiKey $_.ApiKey
            for ($i = 0; $i -lt 10; $i++) {
                $current = (Get-PaperspaceSession).Team.Namespace
                if ($current -ne $_.Team) { "$current instead of $($_.Team)" }
            }
            'done'
        } | Group-Object -NoElement
        $wrong.Name | Should -Be 'done'
        $wrong.Count | Should -Be $work.Count
    }

    It 'keeps each key to its runspace in thread jobs' {
        $jobs = foreach ($account in $work) {
            Start-ThreadJob -ThrottleLimit 8 {
                Import-Module $using:module
                $null = ($using:account).ApiKey | Connect-Paperspace
                for ($i = 0; $i -lt 10; $i++) { (Get-PaperspaceSession).Team.Namespace -eq ($using:account).Team }
            }
        }
        $right = $jobs | Receive-Job -Wait -AutoRemoveJob
        $right | Should -Not -Contain $false
        $right.Count | Should -Be ($work.Count * 10)
    }

    It 'uses a connection of this runspace in others by $using:' {
        $mine = Connect-Paperspace -ApiKey $sandbox.Keys['globex']
        $teams = 1..16 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            (Get-PaperspaceSession -Connection $using:mine).Team.Namespace
            (Get-PaperspaceConnection).Count
        }
        $teams | Group-Object -NoElement | ForEach-Object Name | Sort-Object | Should -Be '0', 'globex'
    }
}
