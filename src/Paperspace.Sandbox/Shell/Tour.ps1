# The tour types its lines into this shell; each prompt says what the next one shows.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidGlobalVars', '', Justification = 'A prompt has no other scope to keep its place in.')]
param()

. "$PSScriptRoot/Start.ps1"

$global:PaperspaceTour = @{
    Steps      = $env:PAPERSPACE_SANDBOX_TOUR | ConvertFrom-Json
    Next       = 0
    Unexpected = 0
}
Remove-Item Env:PAPERSPACE_SANDBOX_TOUR

function global:prompt {
    $succeeded = $?
    $tour = $global:PaperspaceTour
    if ($tour.Next -gt 0 -and $succeeded -eq $tour.Steps[$tour.Next - 1].Fails) {
        $tour.Unexpected++
        [Console]::Error.WriteLine("The tour expected $(if ($succeeded) { 'an' } else { 'no' }) error here.")
    }
    if ($tour.Next -eq $tour.Steps.Count) {
        [Environment]::Exit([int]($tour.Unexpected -gt 0))
    }
    "`n# $($tour.Steps[$tour.Next++].Comment)`nPS> "
}
