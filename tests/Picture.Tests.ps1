# The README's picture shows what the module shows today.

Describe 'The picture of a session' {
    It 'is what tools/Update-Picture.ps1 makes' {
        if ($IsWindows -or -not (Get-Command tmux -CommandType Application -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'the picture is made in a terminal of tmux, which is not here'
            return
        }
        if ($PSVersionTable.PSVersion -lt '7.5') {
            Set-ItResult -Skipped -Because 'PowerShell before 7.5 does not show what an error recommends, and the picture does'
            return
        }
        $made = & "$PSScriptRoot/../tools/Update-Picture.ps1" -Path "$TestDrive/session.svg"
        Compare-Object (Get-Content "$PSScriptRoot/../docs/session.svg") (Get-Content $made) -CaseSensitive | Should -BeNullOrEmpty
    }

    It 'shows neither a key nor where the sandbox ran' {
        Get-Content "$PSScriptRoot/../docs/session.svg" -Raw | Should -Not -Match 'demo-|127\.0\.0\.1|localhost'
    }
}
