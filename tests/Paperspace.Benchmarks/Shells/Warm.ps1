# Warm calls of each contender in one shell, interleaved, in another order each round: what comes first after the long
# lists is slower. Writes a line for each and each round: its name and the milliseconds that a call took, and the bytes that it allocated.
param([string] $Module, [string] $BareModule, [string] $Small, [string] $Large, [string] $Larger, [string] $Largest, [int] $Rounds)

Import-Module $Module, $BareModule
$key = $env:PAPERSPACE_API_KEY
$headers = @{ Authorization = "Bearer $key" }
$null = Invoke-RestMethod $Small/auth/session -Headers $headers -SessionVariable web
$web.Headers['Authorization'] = $headers.Authorization
$toLarge = Connect-Paperspace -BaseUri $Large
$toLarger = Connect-Paperspace -BaseUri $Larger
$toLargest = Connect-Paperspace -BaseUri $Largest
$null = Connect-Paperspace -BaseUri $Small
$options = [System.Text.Json.JsonDocumentOptions]::new()
[System.ReadOnlyMemory[byte]] $json = [System.Net.Http.HttpClient]::new().GetByteArrayAsync("$Large/auth/session").Result

$contenders = [ordered]@{
    'session'        = 200, { Get-PaperspaceSession }
    'session-bare'   = 200, { Get-BareSession $Small $key }
    'session-web'    = 200, { Invoke-RestMethod $Small/auth/session -WebSession $web }
    'session-irm'    = 200, { Invoke-RestMethod $Small/auth/session -Headers $headers }
    'large'          = 1, { Get-PaperspaceSession -Connection $toLarge }
    'larger'         = 1, { Get-PaperspaceSession -Connection $toLarger }
    'largest'        = 1, { Get-PaperspaceSession -Connection $toLargest }
    'large-web'      = 1, { Invoke-RestMethod $Large/auth/session -WebSession $web }
    'large-parse'    = 1, { [System.Text.Json.JsonDocument]::Parse($json, $options).Dispose() }
    'pages'          = 5, { Invoke-PaperspaceRestMethod machines -Paginate }
    'pages-web'      = 5, {
        $after = ''
        do {
            $page = Invoke-RestMethod "$Small/machines$after" -WebSession $web
            $page.items
            $after = "?after=$($page.nextPage)"
        } while ($page.hasMore)
    }
}

function Measure-Contender([int] $Count, [scriptblock] $Script) {
    $before = [GC]::GetTotalAllocatedBytes($true)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    for ($i = 0; $i -lt $Count; $i++) { $null = & $Script }
    $watch.Elapsed.TotalMilliseconds / $Count
    ([GC]::GetTotalAllocatedBytes($true) - $before) / $Count
}

# The second compilation tier comes after thirty calls and a pause; before it, figures are up to twice as high.
foreach ($name in $contenders.Keys) {
    $count, $script = $contenders[$name]
    $null = Measure-Contender ([math]::Max(40, $count * 10)) $script
}
# Written at the end: what writes them must not count for what is measured.
$lines = for ($round = -5; $round -lt $Rounds; $round++) {
    foreach ($name in $contenders.Keys | Get-Random -Shuffle) {
        $count, $script = $contenders[$name]
        $time, $allocated = Measure-Contender $count $script
        if ($round -ge 0) { "$name $time"; "$name-allocated $allocated" }
    }
}
$lines
"large-body $($json.Length)"
