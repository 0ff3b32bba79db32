using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Paperspace.Benchmarks.Server;

/// <summary>
/// Machines that take their time: each request is answered after a while, and a stop takes longer. Each fleet, by the
/// name in its address, has machines of its own, all of them running at first.
/// </summary>
internal static class MachineFleets
{
    public const string Prefix = "fleets";
    public const int Size = 100;
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(3);

    public static void Map(WebApplication app, byte[] session)
    {
        var stops = new ConcurrentDictionary<(string Fleet, int Number), long>();
        string StateOf(string fleet, int number) =>
            !stops.TryGetValue((fleet, number), out var since) ? "ready"
            : Stopwatch.GetElapsedTime(since) < StopTime ? "stopping"
            : "off";

        string EventOf(string fleet, int number) => $$"""
            {"id":"me{{MachineAnswers.Id(number)}}","name":"stop","state":"{{(StateOf(fleet, number) == "off" ? "done" : "in progress")}}","machineId":"{{MachineAnswers.Id(number)}}","dtCreated":"2024-02-03T09:00:00.000Z","dtStarted":"2024-02-03T09:00:00.000Z","dtFinished":null,"error":null}
            """;

        var fleets = app.MapGroup($"/{Prefix}/{{fleet}}");
        fleets.MapGet("/auth/session", () => Results.Bytes(session, "application/json"));
        MapLate(fleets, "GET", "/machines", context => Results.Bytes(
            MachineAnswers.Page(
                Size, context.Request.Query["after"], int.TryParse(context.Request.Query["limit"], out var limit) ? limit : null, number => StateOf(Fleet(context), number)),
            "application/json"));
        MapLate(fleets, "GET", "/machines/{id}", context =>
            Json(MachineAnswers.Machine(Number(context), StateOf(Fleet(context), Number(context)))));
        MapLate(fleets, "GET", "/machine-events/{id}", context => Json(EventOf(Fleet(context), Number(context))));
        MapLate(fleets, "PATCH", "/machines/{id}/stop", context =>
        {
            var (fleet, number) = (Fleet(context), Number(context));
            return stops.TryAdd((fleet, number), Stopwatch.GetTimestamp())
                ? Json($$"""{"event":{{EventOf(fleet, number)}},"data":{{MachineAnswers.Machine(number, StateOf(fleet, number))}}}""")
                : Results.Conflict();
        });
    }

    private static void MapLate(RouteGroupBuilder fleets, string method, string path, Func<HttpContext, IResult> answer) =>
        fleets.MapMethods(path, [method], async (HttpContext context) =>
        {
            await Task.Delay(AnswerTime, context.RequestAborted);
            return answer(context);
        });

    private static string Fleet(HttpContext context) => (string)context.Request.RouteValues["fleet"]!;

    // Ids of machines and of their events end with seven digits.
    private static int Number(HttpContext context) =>
        int.Parse(((string)context.Request.RouteValues["id"]!)[^7..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static IResult Json(string text) => Results.Text(text, "application/json");
}
