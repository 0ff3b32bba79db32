<#
.SYNOPSIS
Builds, tests, checks, documents and packages the module.

.DESCRIPTION
Runs the tasks in the order given. All but two need the .NET SDK alone, which also brings PowerShell to run this in:
dotnet pwsh ./build.ps1. Analyze needs PSScriptAnalyzer, and Docs PlatyPS. What is missing of these is installed from the
PowerShell Gallery for the current user where that can be done, and named before anything else happens where it cannot.

.PARAMETER Task
What to do. Coverage says how much of the module dotnet test runs. TestPackage runs the tests of a real shell with the
package that Package left, unpacked where PowerShell finds modules; Publish gives that package to the PowerShell Gallery.
Benchmark prints what docs/performance.md shows.

.PARAMETER Configuration
The build configuration.

.PARAMETER ProjectUri
For Package: the address of the public repository, on GitHub. A GitHub workflow knows its own. A package without it has
no links to its project, icon and pages of help, and cannot be published.

.PARAMETER ApiKey
For Publish: the API key of the PowerShell Gallery.

.EXAMPLE
dotnet pwsh ./build.ps1

Builds and tests.

.EXAMPLE
dotnet pwsh ./build.ps1 -Task Build, Analyze, Docs, Test, Package, TestPackage

Does everything that a release needs.
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ArgumentCompletions('Build', 'Test', 'Coverage', 'Analyze', 'Docs', 'Package', 'TestPackage', 'Publish', 'Benchmark')]
    [string[]] $Task = @('Build', 'Test'),

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [ValidateScript({ -not $_ -or $_.Scheme -eq 'https' }, ErrorMessage = '{0} is no https address.')]
    [uri] $ProjectUri = $(if ($env:GITHUB_REPOSITORY) { "$env:GITHUB_SERVER_URL/$env:GITHUB_REPOSITORY" }),

    [securestring] $ApiKey,

    # From another shell than PowerShell, 'Build, Test' comes in two: 'Build,' and 'Test'.
    [Parameter(ValueFromRemainingArguments, DontShow)]
    [string[]] $MoreTask
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-StrictMode -Version Latest

$Task = @($Task; $MoreTask) -split ',' | Where-Object { $_.Trim() } | ForEach-Object Trim
$known = 'Build', 'Test', 'Coverage', 'Analyze', 'Docs', 'Package', 'TestPackage', 'Publish', 'Benchmark'
if ($unknown = $Task | Where-Object { $_ -notin $known }) {
    throw "build.ps1 has no task $($unknown -join ', '). It has $($known -join ', ')."
}

$root = $PSScriptRoot
$module = Join-Path $root 'out/Paperspace'
$moduleVersion = [regex]::Match((Get-Content (Join-Path $root 'Paperspace.psd1') -Raw), "ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value
$package = Join-Path $root "out/packages/Paperspace.$moduleVersion.nupkg"

# What tasks need from the PowerShell Gallery, in the versions that this repository is checked with.
$tools = @{
    Analyze = @{ Name = 'PSScriptAnalyzer'; Version = '1.25.0' }
    Docs    = @{ Name = 'Microsoft.PowerShell.PlatyPS'; Version = '1.0.3' }
}

function Install-Tool([string] $ForTask) {
    $name, $version = $tools[$ForTask].Name, $tools[$ForTask].Version
    if (-not (Get-Module -ListAvailable -FullyQualifiedName @{ ModuleName = $name; RequiredVersion = $version })) {
        try {
            Install-PSResource -Name $name -Version $version -Scope CurrentUser -TrustRepository
        }
        catch {
            throw "The task $ForTask needs $name $version, which is not installed and could not be: $_`nInstall it, or leave out the task."
        }
    }
}

function Import-Tool([string] $ForTask) {
    Import-Module -Name $tools[$ForTask].Name -RequiredVersion $tools[$ForTask].Version
}

function Invoke-Build {
    dotnet build $root --configuration $Configuration
}

function Invoke-Test {
    dotnet test --solution (Join-Path $root 'Paperspace.sln') --configuration $Configuration
}

# A build of its own: it has its symbols inside.
function Invoke-Coverage {
    $results = Join-Path $root 'out/coverage'
    Remove-Item -Recurse $results -ErrorAction Ignore
    dotnet test --project (Join-Path $root 'tests/Paperspace.Tests') --configuration Coverage --results-directory $results `
        --filter-not-class Paperspace.Tests.Shells.PesterTests `
        --coverlet --coverlet-output-format=cobertura '--coverlet-include=[Paperspace-*]*' "--coverlet-include-directory=$module/net8.0"
    $coverage = ([xml](Get-Content (Join-Path $results 'coverage.cobertura.*.xml') -Raw)).coverage
    'Covered: {0:p1} of the lines, {1:p1} of the branches.' -f [double]$coverage.'line-rate', [double]$coverage.'branch-rate'
}

function Invoke-Analyze {
    Import-Tool Analyze
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
    Import-Tool Docs
    & (Join-Path $root 'tools/Update-Help.ps1')
}

function Get-ReleaseNote {
    $changes = Get-Content (Join-Path $root 'CHANGELOG.md') -Raw
    if ($changes -notmatch "(?ms)^## $([regex]::Escape($moduleVersion))\b[^\n]*\n(?<notes>.+?)(?=^## |\z)") {
        throw "CHANGELOG.md has no section for version $moduleVersion of Paperspace.psd1. Write one."
    }
    $Matches.notes.Trim()
}

# The manifest of the package says what only its publisher knows. Its expressions keep it from being read as data, so the
# lines are put in as text.
function Add-PSData([string] $Manifest, [Collections.IDictionary] $Values) {
    $lines = $Values.GetEnumerator() | ForEach-Object { "            $($_.Key) = '$("$($_.Value)".Replace("'", "''"))'" }
    $opening = 'PSData = @{'
    (Get-Content $Manifest -Raw).Replace($opening, "$opening`n$($lines -join "`n")") | Set-Content $Manifest -NoNewline
}

# Get-Help -Online opens the first link of a cmdlet's help.
function Add-OnlineHelp([string] $HelpFile, [uri] $Pages) {
    $help = [xml]::new()
    $help.PreserveWhitespace = $true
    $help.Load($HelpFile)
    foreach ($links in $help.GetElementsByTagName('command:relatedLinks')) {
        $first = $links.navigationLink[0]
        $link = $links.InsertBefore($first.CloneNode($true), $first)
        $link.linkText = 'Online Version:'
        $link.uri = "$Pages/$($links.ParentNode.details.name).md"
    }
    $help.Save($HelpFile)
}

function Invoke-Package {
    Invoke-Build
    $folder = Join-Path $root 'out/package'
    Remove-Item -Recurse $folder -ErrorAction Ignore
    Copy-Item -Recurse $module $folder
    $files = Get-ChildItem $folder -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($folder, $_.FullName).Replace('\', '/') }
    $unexpected = Compare-Object (Get-Content (Join-Path $root 'tests/package-files.txt')) $files
    if ($unexpected) {
        throw "The module's files are not those of tests/package-files.txt: $($unexpected.InputObject -join ', ')"
    }

    $path = Join-Path $folder 'Paperspace.psd1'
    $values = [ordered]@{ ReleaseNotes = Get-ReleaseNote }
    if ($ProjectUri) {
        $project = "$ProjectUri".TrimEnd('/')
        $values.ProjectUri = $project
        $values.IconUri = "$project/raw/HEAD/docs/icon.png"
        Add-OnlineHelp (Join-Path $folder 'en-US/Paperspace.dll-Help.xml') "$project/blob/HEAD/docs/en-US"
    }
    else {
        Write-Warning 'The package has no links to its project, icon and pages of help. Give the address of its repository as -ProjectUri.'
    }
    Add-PSData $path $values

    # The Gallery reads a package's own description; all of it comes from the manifest.
    $manifest = Test-ModuleManifest $path
    $text = { param($value) [Security.SecurityElement]::Escape($value) }
    $nuspec = Join-Path $folder 'Paperspace.nuspec'
    @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>$($manifest.Name)</id>
    <version>$moduleVersion</version>
    <authors>$(& $text $manifest.Author)</authors>
    <copyright>$(& $text $manifest.Copyright)</copyright>
    <description>$(& $text $manifest.Description)</description>
    <releaseNotes>$(& $text $manifest.ReleaseNotes)</releaseNotes>
    <license type="expression">MIT</license>
    <icon>icon.png</icon>
    $(if ($ProjectUri) { "<projectUrl>$(& $text $manifest.ProjectUri)</projectUrl><iconUrl>$(& $text $manifest.IconUri)</iconUrl>" })
    <tags>PSModule $($manifest.Tags -join ' ') $(($manifest.ExportedCmdlets.Keys | ForEach-Object { "PSCmdlet_$_ PSCommand_$_" }) -join ' ')</tags>
  </metadata>
  <files><file src="**" exclude="*.nuspec" target="" /></files>
</package>
"@ | Set-Content -Path $nuspec
    dotnet pack (Join-Path $root 'src/Paperspace') --no-build --configuration $Configuration --output (Split-Path $package) `
        "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$folder" -p:NoPackageAnalysis=true
    Get-Item $package
}

# In a shell of its own: an assembly that has been imported stays loaded.
function Invoke-TestPackage {
    Import-Module (Join-Path $root 'tests/Sandbox.psm1')
    & (Get-ShellCommand) -NoProfile -File (Join-Path $root 'tests/Invoke-PesterSuite.ps1') -Package $package
}

# What was tested is what is published: nothing is built.
function Invoke-Publish {
    if (-not (Test-Path $package)) {
        throw "There is no $package. Run the task Package first."
    }
    $archive = [IO.Compression.ZipFile]::OpenRead($package)
    try { $description = [IO.StreamReader]::new($archive.GetEntry('Paperspace.nuspec').Open()).ReadToEnd() } finally { $archive.Dispose() }
    if ($description -notmatch '<projectUrl>') {
        throw 'The package has no link to its project. Run the task Package again with the address of the public repository as -ProjectUri.'
    }
    if (-not $ApiKey -or $ApiKey.Length -eq 0) {
        throw 'There is no key of the PowerShell Gallery. Give it as -ApiKey.'
    }
    dotnet nuget push $package --source https://www.powershellgallery.com/api/v2/package --api-key ([Net.NetworkCredential]::new('', $ApiKey).Password)
}

function Invoke-Benchmark {
    dotnet run --project (Join-Path $root 'tests/Paperspace.Benchmarks') --configuration Release
}

foreach ($name in $Task | Where-Object { $tools.ContainsKey($_) }) {
    Install-Tool $name
}
foreach ($name in $Task) {
    Write-Verbose "Task $name"
    & "Invoke-$name"
}
