@{
    Severity     = @('Error', 'Warning', 'Information')
    Rules        = @{
        # The tests of a real shell run in Windows PowerShell as well.
        PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.4') }
    }
    ExcludeRules = @(
        # Tasks of build.ps1 are named as people call them: Docs.
        'PSUseSingularNouns'
        # It does not see that a script's functions use the script's parameters.
        'PSReviewUnusedParameter'
        # Pester runs blocks that set variables for other blocks.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
}
