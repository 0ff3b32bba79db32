# Machines stopped and listed by each contender in one shell, interleaved, in another order each round. Writes a line for
# each and each round: its name and the milliseconds that it took, or the bytes that were alive.
param([string] $Module, [string] $Fleets, [string] $ShortList, [string] $LongList, [int] $StopRounds, [int] $Rounds)

Import-Module $Module
$null = Invoke-RestMethod $LongList/auth/session -Headers @{ Authorization = "Bearer $env:PAPERSPACE_API_KEY" } -SessionVariable web
$web.Headers['Authorization'] = "Bearer $env:PAPERSPACE_API_KEY"
$ids = 0..99 | ForEach-Object { 'ps{0:x7}' -f $_ }
$awaitedByHand = 5

function Invoke-Stop([string] $Id) { $null = Invoke-RestMethod $fleet/machines/$Id/stop -Method Patch -WebSession $web }

# As people poll, every two seconds, with the first look where it serves them best.
function Wait-Stop([string] $Id, [int] $FirstLook) {
    Start-Sleep $FirstLook
    while ((Invoke-RestMethod $fleet/machines/$Id -WebSession $web).state -ne 'off') { Start-Sleep 2 }
}

$stops = @{
    'stop'        = 1, { Stop-PaperspaceMachine -Id $ids -Wait -Connection $connection }
    'stop-one'    = 1, { Stop-PaperspaceMachine -Id $ids[0] -Wait -Connection $connection }
    'stop-serial' = ($ids.Count / $awaitedByHand), {
        foreach ($id in $ids | Select-Object -First $awaitedByHand) { Invoke-Stop $id; Wait-Stop $id 2 }
    }
    'stop-loops'  = 1, {
        foreach ($id in $ids) { Invoke-Stop $id }
        foreach ($id in $ids) { Wait-Stop $id 0 }
    }
}
$lists = @{
    'list'     = 1, { Get-PaperspaceMachine -Connection $toLong }
    'list-web' = 1, {
        $after = ''
        do {
            $page = Invoke-RestMethod "$LongList/machines?limit=120$after" -WebSession $web
            $page.items
            $after = "&after=$($page.nextPage)"
        } while ($page.hasMore)
    }
}

function Measure-Contender([string] $Name, [object[]] $Contender) {
    $times, $script = $Contender
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $null = & $script
    "$Name $($watch.Elapsed.TotalMilliseconds * $times)"
}

# What a list keeps alive at one of its items: a connection of its own, as the last list's end may be kept for Tab.
function Measure-Live([string] $Name, [string] $List, [int] $Item) {
    $connection = Connect-Paperspace -BaseUri $List
    $live = @{ Seen = 0; Before = [GC]::GetTotalMemory($true); Then = 0 }
    Get-PaperspaceMachine -Connection $connection | & {
        process { if (++$live.Seen -eq $Item) { $live.Then = [GC]::GetTotalMemory($true) } }
    }
    "$Name $($live.Then - $live.Before)"
    Disconnect-Paperspace $connection
}

$lines = @(for ($round = -3; $round -lt $Rounds; $round++) {
    $toLong = Connect-Paperspace -BaseUri $LongList
    $figures = @(foreach ($name in $lists.Keys | Get-Random -Shuffle) { Measure-Contender $name $lists[$name] })
    Disconnect-Paperspace $toLong
    # Both at the same place of a full page, which is alive too.
    $figures += Measure-Live -Name 'list-short-live' -List $ShortList -Item 920
    $figures += Measure-Live -Name 'list-live' -List $LongList -Item 5000
    if ($round -ge 0) { $figures }
})
# A fleet is stopped once.
for ($round = 0; $round -lt $StopRounds; $round++) {
    foreach ($name in $stops.Keys | Get-Random -Shuffle) {
        $fleet = "$Fleets/$name-$round"
        $connection = Connect-Paperspace -BaseUri $fleet
        $lines += Measure-Contender $name $stops[$name]
    }
}
$lines
