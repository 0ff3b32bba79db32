<#
.SYNOPSIS
Builds, tests, checks, documents and packages the module.

.DESCRIPTION
Runs the tasks in the order given. Build and Package need the .NET SDK alone; Test also needs Pester, Analyze
PSScriptAnalyzer, and Docs PlatyPS. What is missing is installed from the PowerShell Gallery for the current user where
that can be done, and named where it cannot.

.PARAMETER Task
What to do.

.PARAMETER Configuration
The build configuration.

.PARAMETER ApiKey
For Publish: the API key of the PowerShell Gallery.

.EXAMPLE
./build.ps1

Builds and tests.

.EXAMPLE
./build.ps1 -Task Build, Analyze, Docs, Test, Package

Does everything that a release needs.
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Analyze', 'Docs', 'Package', 'Publish')]
    [string[]] $Task = @('Build', 'Test'),

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [securestring] $ApiKey
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-StrictMode -Version Latest

$root = $PSScriptRoot
$module = Join-Path $root 'out/Paperspace'
$packages = Join-Path $root 'out/packages'

# The versions that this repository is checked with.
$tools = @{
    'Pester'                       = '5.7.1'
    'PSScriptAnalyzer'             = '1.25.0'
    'Microsoft.PowerShell.PlatyPS' = '1.0.3'
}

function Import-Tool([string] $Name) {
    $version = $tools[$Name]
    if (-not (Get-Module -ListAvailable -FullyQualifiedName @{ ModuleName = $Name; RequiredVersion = $version })) {
        try {
            Install-PSResource -Name $Name -Version $version -Scope CurrentUser -TrustRepository
        }
        catch {
            throw "$Name $version is not installed and could not be: $_ Install it, or leave out the task that needs it."
        }
    }
    Import-Module -Name $Name -RequiredVersion $version
}

function Invoke-Build {
    dotnet build $root --configuration $Configuration
}

function Invoke-Test {
    dotnet test --solution (Join-Path $root 'Paperspace.sln') --configuration $Configuration
    Import-Tool Pester
    # In a shell of its own: an assembly that has been imported stays loaded.
    pwsh -NoProfile -File (Join-Path $root 'tests/Invoke-PesterSuite.ps1')
}

function Invoke-Analyze {
    Import-Tool PSScriptAnalyzer
    $settings = Join-Path $root 'PSScriptAnalyzerSettings.psd1'
    # The manifest is looked at where the files that it names lie beside it.
    $scripts = Get-ChildItem $root -Recurse -Include *.ps1, *.psm1, *.psd1 | Where-Object {
        $_.FullName -notmatch '[\\/](bin|obj|out)[\\/]' -and $_.Name -ne 'Paperspace.psd1'
    }
    $findings = @($scripts; Get-Item (Join-Path $module 'Paperspace.psd1')) |
        ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings }
    if ($findings) {
        $findings | Format-Table ScriptName, Line, RuleName, Message -AutoSize | Out-String | Write-Warning
        throw "PSScriptAnalyzer has $(@($findings).Count) findings."
    }
}

function Invoke-Docs {
    Import-Tool Microsoft.PowerShell.PlatyPS
    & (Join-Path $root 'tools/Update-Help.ps1')
}

function Invoke-Package {
    Invoke-Build
    $manifest = Test-ModuleManifest (Join-Path $module 'Paperspace.psd1')
    $unexpected = Compare-Object -ReferenceObject (Get-Content (Join-Path $root 'tests/package-files.txt')) -DifferenceObject (
        Get-ChildItem $module -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($module, $_.FullName).Replace('\', '/') })
    if ($unexpected) {
        throw "The module's files are not those of tests/package-files.txt: $($unexpected.InputObject -join ', ')"
    }

    # The Gallery reads a package's own description; all of it comes from the manifest.
    $nuspec = Join-Path $packages 'Paperspace.nuspec'
    New-Item -ItemType Directory -Force $packages | Out-Null
    $text = { param($value) [Security.SecurityElement]::Escape($value) }
    @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>$($manifest.Name)</id>
    <version>$($manifest.Version)</version>
    <authors>$(& $text $manifest.Author)</authors>
    <copyright>$(& $text $manifest.Copyright)</copyright>
    <description>$(& $text $manifest.Description)</description>
    <license type="expression">MIT</license>
    <tags>PSModule $($manifest.Tags -join ' ') $(($manifest.ExportedCmdlets.Keys | ForEach-Object { "PSCmdlet_$_ PSCommand_$_" }) -join ' ')</tags>
  </metadata>
  <files><file src="**" target="" /></files>
</package>
"@ | Set-Content -Path $nuspec
    dotnet pack (Join-Path $root 'src/Paperspace') --no-build --configuration $Configuration --output $packages `
        "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$module" -p:NoPackageAnalysis=true
    Remove-Item $nuspec
    Get-Item (Join-Path $packages "$($manifest.Name).$($manifest.Version).nupkg")
}

function Invoke-Publish {
    $package = Invoke-Package | Select-Object -Last 1
    Publish-PSResource -NupkgPath $package.FullName -Repository PSGallery -ApiKey ([Net.NetworkCredential]::new('', $ApiKey).Password)
}

foreach ($name in $Task) {
    Write-Verbose "Task $name"
    & "Invoke-$name"
}
