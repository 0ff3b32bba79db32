# Names and wildcards in a shell of a culture with letters of its own: in Turkish a small I is no i.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1" -Force
    $sandbox = Start-Sandbox
    Import-Module (Get-TestedModule) -Force
    $null = Connect-Paperspace -ApiKey $sandbox.Keys['museion']
    $former = [cultureinfo]::CurrentCulture
}

AfterAll {
    [cultureinfo]::CurrentCulture = $former
    Remove-Module Paperspace -ErrorAction Ignore
    Stop-Sandbox $sandbox
}

Describe 'Under tr-TR' {
    It 'finds the connection to museion by <_>' -ForEach 'MUSEION', 'MUSEI*', 'MUSE?ON' {
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::new('tr-TR')
        }
        catch [System.Globalization.CultureNotFoundException] {
            Set-ItResult -Skipped -Because 'this computer knows no cultures'
            return
        }
        (Get-PaperspaceConnection $_).Team | Should -Be 'museion'
    }
}
