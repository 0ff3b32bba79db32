# The README's picture shows what the module shows today.

BeforeDiscovery {
    # It types into a terminal and waits for what that shows, which is for a machine that does nothing else.
    $hasTerminal = $env:PAPERSPACE_TESTS_PICTURE -and -not $IsWindows -and (Get-Command tmux -CommandType Application -ErrorAction Ignore)
}

Describe 'The picture of a session' {
    It 'is what tools/Update-Picture.ps1 makes' -Skip:(-not $hasTerminal) {
        $made = & "$PSScriptRoot/../tools/Update-Picture.ps1" -Path "$TestDrive/session.svg"
        Compare-Object (Get-Content "$PSScriptRoot/../docs/session.svg") (Get-Content $made) -CaseSensitive | Should -BeNullOrEmpty
    }

    It 'shows neither a key nor where the sandbox ran' {
        Get-Content "$PSScriptRoot/../docs/session.svg" -Raw | Should -Not -Match 'demo-|127\.0\.0\.1|localhost'
    }
}
