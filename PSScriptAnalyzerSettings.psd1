@{
    Severity     = @('Error', 'Warning', 'Information')
    ExcludeRules = @(
        # It does not see that a script's functions use the script's parameters.
        'PSReviewUnusedParameter'
        # Pester runs blocks that set variables for other blocks.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
}
