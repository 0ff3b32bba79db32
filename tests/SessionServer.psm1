# For tests whose session must be another than those of the sandbox: a loopback server that answers with the one given.

function Get-SampleSession {
    <#
    .SYNOPSIS
    Returns a session of the sandbox as the API's JSON has it, to be changed.
    #>
    $person = Get-Content "$PSScriptRoot/../src/Paperspace.Sandbox/Server/SampleData/ada.json" -Raw -Encoding UTF8 | ConvertFrom-Json
    [pscustomobject]@{ team = $person.keys[0].team; user = $person.user }
}

function Open-SessionServer {
    <#
    .SYNOPSIS
    Answers every request with the session, on a free port, and returns what Close-SessionServer needs.
    #>
    param([Parameter(Mandatory)] $Session)

    $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $shell = [powershell]::Create().AddScript({
        param($Listener, $Json)

        $body = [System.Text.Encoding]::UTF8.GetBytes($Json)
        $head = [System.Text.Encoding]::ASCII.GetBytes("HTTP/1.1 200 OK`r`nContent-Length: $($body.Length)`r`nConnection: close`r`n`r`n")
        while ($true) {
            try { $client = $Listener.AcceptTcpClient() } catch { return }
            $stream = $client.GetStream()
            $reader = [System.IO.StreamReader]::new($stream)
            while ($reader.ReadLine()) { }
            $stream.Write($head, 0, $head.Length)
            $stream.Write($body, 0, $body.Length)
            $client.Close()
        }
    }).AddArgument($listener).AddArgument(($Session | ConvertTo-Json -Depth 8))
    [pscustomobject]@{
        BaseUri = "http://127.0.0.1:$($listener.LocalEndpoint.Port)/v1"
        Listener = $listener
        Shell = $shell
        Work = $shell.BeginInvoke()
    }
}

function Close-SessionServer {
    <#
    .SYNOPSIS
    Stops a server and waits for its end.
    #>
    param([Parameter(Mandatory)] $Server)

    $Server.Listener.Stop()
    $null = $Server.Shell.EndInvoke($Server.Work)
    $Server.Shell.Dispose()
}

Export-ModuleMember -Function Get-SampleSession, Open-SessionServer, Close-SessionServer
