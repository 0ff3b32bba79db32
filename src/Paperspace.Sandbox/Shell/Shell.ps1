# An interactive shell, connected to the sandbox.
. "$PSScriptRoot/Start.ps1"

# What is typed to try things is nothing that a person wants to find in the history of other shells.
Set-PSReadLineOption -HistorySaveStyle SaveNothing
$connection = Connect-Paperspace
"Connected to a sandbox as $($connection.User), team $($connection.Team)."
'Try: Get-PaperspaceSession | Select -Expand teamMemberships'
'The keys of two teams are in $env:ACME_KEY and $env:GLOBEX_KEY. exit leaves.'
Remove-Variable connection
