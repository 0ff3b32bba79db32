# Warm calls of each contender in one shell, interleaved. Writes a line for each: its name and the median in milliseconds.
param([string] $Module, [string] $BareModule, [string] $Server, [int] $Rounds)

Import-Module $Module, $BareModule
$small = "$Server/3"
$large = "$Server/10000"
$key = $env:PAPERSPACE_API_KEY
$headers = @{ Authorization = "Bearer $key" }
$null = Invoke-RestMethod $small/auth/session -Headers $headers -SessionVariable web
$web.Headers['Authorization'] = $headers.Authorization
$toLarge = Connect-Paperspace -BaseUri $large
$null = Connect-Paperspace -BaseUri $small
$options = [System.Text.Json.JsonDocumentOptions]::new()
[System.ReadOnlyMemory[byte]] $json = [System.Net.Http.HttpClient]::new().GetByteArrayAsync("$large/auth/session").Result

$contenders = [ordered]@{
    'session'        = 50, { Get-PaperspaceSession }
    'session-bare'   = 50, { Get-BareSession $small $key }
    'session-web'    = 50, { Invoke-RestMethod $small/auth/session -WebSession $web }
    'session-irm'    = 50, { Invoke-RestMethod $small/auth/session -Headers $headers }
    'large'          = 1, { Get-PaperspaceSession -Connection $toLarge }
    'large-web'      = 1, { Invoke-RestMethod $large/auth/session -WebSession $web }
    'large-parse'    = 1, { [System.Text.Json.JsonDocument]::Parse($json, $options).Dispose() }
    'pages'          = 2, { Invoke-PaperspaceRestMethod machines -Paginate }
    'pages-web'      = 2, {
        $after = ''
        do {
            $page = Invoke-RestMethod "$small/machines$after" -WebSession $web
            $page.items
            $after = "?after=$($page.nextPage)"
        } while ($page.hasMore)
    }
}

function Measure-Contender([int] $Count, [scriptblock] $Script) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    for ($i = 0; $i -lt $Count; $i++) { $null = & $Script }
    $watch.Elapsed.TotalMilliseconds / $Count
}

# The second compilation tier comes after thirty calls and a pause; before it, figures are up to twice as high.
$times = @{}
foreach ($name in $contenders.Keys) {
    $count, $script = $contenders[$name]
    $null = Measure-Contender ([math]::Max(40, $count * 10)) $script
    $times[$name] = [System.Collections.Generic.List[double]]::new()
}
for ($round = -5; $round -lt $Rounds; $round++) {
    foreach ($name in $contenders.Keys) {
        $time = Measure-Contender $contenders[$name][0] $contenders[$name][1]
        if ($round -ge 0) { $times[$name].Add($time) }
    }
}
foreach ($name in $contenders.Keys) {
    $sorted = $times[$name] | Sort-Object
    $name + ' ' + $sorted[[math]::Floor($sorted.Count / 2)].ToString([cultureinfo]::InvariantCulture)
}
