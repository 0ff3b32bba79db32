@{
    RootModule             = if ($PSEdition -eq 'Core') { 'net8.0/Paperspace.dll' } else { 'net472/Paperspace.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = 'c59aa9d1-9e43-4cef-99c1-46be8d109b23'
    Author                 = 'Paperspace for PowerShell contributors'
    CompanyName            = 'Paperspace for PowerShell contributors'
    Copyright              = '(c) Paperspace for PowerShell contributors. MIT License.'
    Description            = 'Signs a PowerShell session in to the Paperspace API and hands its answers to the pipeline as typed objects: sessions, teams and their members, machines, and whatever else the API has. Starts, stops and changes many machines at once, each with the account that it came from.'

    CompatiblePSEditions   = @('Desktop', 'Core')
    PowerShellVersion      = if ($PSEdition -eq 'Core') { '7.4' } else { '5.1' }
    DotNetFrameworkVersion = '4.7.2'

    FormatsToProcess       = @('Paperspace.Format.ps1xml')

    CmdletsToExport        = @(
        'Connect-Paperspace'
        'Disconnect-Paperspace'
        'Get-PaperspaceConnection'
        'Get-PaperspaceMachine'
        'Get-PaperspaceOperation'
        'Get-PaperspaceSession'
        'Get-PaperspaceTeamMember'
        'Get-PaperspaceTeamMembership'
        'Invoke-PaperspaceRestMethod'
        'New-PaperspaceMachine'
        'Remove-PaperspaceMachine'
        'Remove-PaperspaceTeamMember'
        'Restart-PaperspaceMachine'
        'Select-PaperspaceConnection'
        'Set-PaperspaceMachine'
        'Set-PaperspaceTeamMember'
        'Start-PaperspaceMachine'
        'Stop-PaperspaceMachine'
        'Wait-PaperspaceMachine'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()

    PrivateData            = @{
        PSData = @{
            LicenseUri = 'https://opensource.org/license/mit'
            Tags       = @('Paperspace', 'DigitalOcean', 'REST', 'API', 'Cloud', 'GPU', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
