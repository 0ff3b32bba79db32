# Every list that the API publishes, in a real shell: the sandbox has something in it, and that is shown as a table.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    Import-Module (Get-TestedModule) -Force
    $lists = foreach ($operation in Get-PaperspaceOperation -Method GET) {
        if ($operation.Answer -match '^Page\[|\[\]$') {
            @{ Path = $operation.Path; Query = @($operation.Query | Where-Object IsRequired | ForEach-Object Name) }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    Import-Module (Get-TestedModule) -Force
    $session = Get-PaperspaceSession (Connect-Paperspace)

    # What the path's placeholder may stand for: the team, or what the list before it has.
    function Get-ParentId([string] $Path) {
        $list = $Path -replace '/\{.*'
        if ($list -eq 'teams') { $session.Team.Id } else { (Invoke-PaperspaceRestMethod $list).items.id }
    }
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
    Stop-Sandbox $sandbox
}

Describe 'The list <Path>' -ForEach $lists {
    BeforeAll {
        $values = @{ metric = 'cpu' }
        $given = @{}
        foreach ($name in $Query) { $given[$name] = $values[$name] }
        $paths = if ($Path -match '\{') { Get-ParentId $Path | ForEach-Object { $Path -replace '\{\w+\}', $_ } } else { $Path }
        $items = @(
            foreach ($concrete in $paths) {
                $found = @(Invoke-PaperspaceRestMethod $concrete -Query $given -Paginate -ErrorAction Stop | Select-Object -First 25)
                if ($found) { $found; break }
            }
        )
    }

    It 'has something in it' {
        $items.Count | Should -BeGreaterThan 0
    }

    It 'is a table of one line an item' {
        $lines = @(($items | Out-String -Width 120) -split '\r?\n' -replace '\x1B\[[\d;]*m' | Where-Object { $_.Trim() })
        $lines[1] | Should -Match '^-[- ]+$'
        $lines.Count | Should -Be ($items.Count + 2)
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
    }
}
