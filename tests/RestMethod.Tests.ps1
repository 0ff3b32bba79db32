# Invoke-PaperspaceRestMethod in a real shell, with the cmdlets that people pipe it to.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    Import-Module (Get-TestedModule) -Force
    $null = Connect-Paperspace

    # Each request is one verbose line.
    function Get-RequestCount([string] $Path) {
        @(Select-String -Path $Path -Pattern '^(GET|PATCH|POST|DELETE) http').Count
    }
}

AfterAll {
    Remove-Module Paperspace -ErrorAction Ignore
    Stop-Sandbox $sandbox
}

Describe 'Pages' {
    It 'asks for no page that nobody wants' {
        $machines = Invoke-PaperspaceRestMethod machines -Paginate -Verbose 4> "$TestDrive/first.txt" | Select-Object -First 5
        $machines.Count | Should -Be 5
        Get-RequestCount "$TestDrive/first.txt" | Should -Be 1
    }

    It 'asks for the second page when the first is not enough' {
        $machines = Invoke-PaperspaceRestMethod machines?limit=10 -Paginate -Verbose 4> "$TestDrive/second.txt" |
            Select-Object -First 11
        $machines.Count | Should -Be 11
        Get-RequestCount "$TestDrive/second.txt" | Should -Be 2
    }

    It 'walks over all of them' {
        $machines = Invoke-PaperspaceRestMethod machines -Query @{ limit = 120 } -Paginate
        $machines.Count | Should -Be 300
        ($machines.id | Sort-Object -Unique).Count | Should -Be 300
    }

    It 'goes well with the usual cmdlets' {
        $groups = Invoke-PaperspaceRestMethod machines -Paginate | Group-Object machineType -NoElement
        ($groups | Measure-Object Count -Sum).Sum | Should -Be 300
        Invoke-PaperspaceRestMethod machines?limit=3 | Select-Object -ExpandProperty items |
            Export-Csv -Path "$TestDrive/machines.csv"
        (Import-Csv "$TestDrive/machines.csv").Count | Should -Be 3
    }
}

Describe 'A page' {
    It 'shows its items as they look on their own, and how to come to the others' {
        $page = Invoke-PaperspaceRestMethod machines?limit=3
        $shown = ($page | Out-String -Width 120) -split '\r?\n' -replace '\x1B\[[\d;]*m' | ForEach-Object TrimEnd | Where-Object { $_ }
        $items = ($page.items | Out-String -Width 79) -split '\r?\n' -replace '\x1B\[[\d;]*m' | ForEach-Object TrimEnd | Where-Object { $_ }
        $shown.Count | Should -Be 6
        ($shown[0] -split ' +') | Should -Be ($items[0] -split ' +')
        $shown[5] | Should -Be "There are more: use -Paginate, or -Query @{ after = '$($page.nextPage)' }."
    }

    It 'is shown as well when it comes out of Clixml' {
        $page = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Invoke-PaperspaceRestMethod machines?limit=2), 4))
        $page | Out-String -Width 120 | Should -Match 'machineType'
    }
}

Describe 'Changes' {
    It 'stops a machine and starts it again' {
        $id = (Invoke-PaperspaceRestMethod machines -Query @{ name = 'build-004' }).items[0].id
        (Invoke-PaperspaceRestMethod "machines/$id/stop" -Method PATCH).data.state | Should -Be 'stopping'
        (Invoke-PaperspaceRestMethod "machines/$id").state | Should -Be 'off'
        { Invoke-PaperspaceRestMethod "machines/$id/stop" -Method PATCH -ErrorAction Stop } |
            Should -Throw -ErrorId 'Conflict,*'
        $answer = Invoke-PaperspaceRestMethod "machines/$id/start" -Method PATCH
        $answer.event.name | Should -Be 'start'
        $answer.event.dtCreated | Should -BeOfType datetime
        (Invoke-PaperspaceRestMethod "machines/$id").state | Should -Be 'ready'
    }

    It 'changes nothing under -WhatIf' {
        $id = (Invoke-PaperspaceRestMethod machines -Query @{ name = 'build-004' }).items[0].id
        Invoke-PaperspaceRestMethod "machines/$id/stop" -Method PATCH -WhatIf -Verbose 4> "$TestDrive/whatif.txt"
        Get-RequestCount "$TestDrive/whatif.txt" | Should -Be 0
        (Invoke-PaperspaceRestMethod "machines/$id").state | Should -Be 'ready'
    }

    It 'makes, changes and deletes a secret, with bodies of each kind' {
        $project = Invoke-PaperspaceRestMethod projects -Method POST -Body @{ name = 'Round trip' }
        $secrets = "projects/$($project.id)/secrets"
        Invoke-PaperspaceRestMethod $secrets -Method POST -Body ([ordered]@{ name = 'TOKEN'; value = 'a' }) |
            ForEach-Object name | Should -Be 'TOKEN'
        Invoke-PaperspaceRestMethod "$secrets/TOKEN" -Method PATCH -Body ([pscustomobject]@{ value = 'b' }) |
            ForEach-Object name | Should -Be 'TOKEN'

        # A value out of a file carries where it came from, and a text from ConvertTo-Json is sent as it is.
        'c' | Set-Content "$TestDrive/secret.txt"
        $body = @{ value = Get-Content "$TestDrive/secret.txt" }
        (Invoke-PaperspaceRestMethod "$secrets/TOKEN" -Method PATCH -Body $body).name | Should -Be 'TOKEN'
        (Invoke-PaperspaceRestMethod "$secrets/TOKEN" -Method PATCH -Body (@{ value = 'd' } | ConvertTo-Json)).name |
            Should -Be 'TOKEN'

        (Invoke-PaperspaceRestMethod "$secrets/TOKEN" -Method DELETE).name | Should -Be 'TOKEN'
        { Invoke-PaperspaceRestMethod "$secrets/TOKEN" -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
        (Invoke-PaperspaceRestMethod "projects/$($project.id)" -Method DELETE).dtDeleted | Should -BeOfType datetime
    }
}

Describe 'Accounts' {
    BeforeAll {
        $accounts = $sandbox.Keys.Values | Connect-Paperspace -BaseUri $sandbox.BaseUri
    }

    It 'runs over many accounts in one line' {
        $projects = $accounts | Invoke-PaperspaceRestMethod projects -Paginate
        ($projects.id | Sort-Object -Unique).Count | Should -Be (4 * $sandbox.Keys.Count)
    }

    It 'takes an account by its team' {
        (Invoke-PaperspaceRestMethod machines -Paginate -Connection globex).Count | Should -Be 130
    }

    It 'does not let one account reach the machines of another' {
        $id = (Invoke-PaperspaceRestMethod machines?limit=1 -Connection globex).items[0].id
        { Invoke-PaperspaceRestMethod "machines/$id" -Connection navy -ErrorAction Stop } |
            Should -Throw -ErrorId 'Forbidden,*'
    }

    It 'goes on with the next account after one that may not' {
        $team = (Get-PaperspaceSession -Connection globex).Team.Id
        $secrets = $accounts | Invoke-PaperspaceRestMethod "teams/$team/secrets" -ErrorVariable refused -ErrorAction SilentlyContinue
        @($secrets).Count | Should -Be 1
        $refused.Count | Should -Be ($sandbox.Keys.Count - 1)
        $refused | ForEach-Object { $_.FullyQualifiedErrorId } | Sort-Object -Unique | Should -BeLike 'Forbidden,*'
    }
}

Describe 'Completion' {
    It 'completes <Line> to <Text>' -ForEach @(
        @{ Line = 'Invoke-PaperspaceRestMethod machines/ps1/sta -Method PATCH'; At = 43; Text = "'machines/ps1/start'" }
        @{ Line = 'Invoke-PaperspaceRestMethod machines/ps1/start -Method '; At = 55; Text = 'PATCH' }
        @{ Line = 'Invoke-PaperspaceRestMethod auth'; At = 32; Text = "'auth/session'" }
    ) {
        (TabExpansion2 $Line $At).CompletionMatches.CompletionText | Should -Be $Text
    }
}
