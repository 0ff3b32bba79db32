using Paperspace.Api;
using Paperspace.Json;
using Paperspace.Models.Fields;
using Paperspace.Rest;

namespace Paperspace.Machines;

/// <summary>The API's operations on one account's machines, each sent once.</summary>
/// <param name="client">Sends them.</param>
/// <param name="journal">Keeps what they did.</param>
internal sealed class MachineOperations(ApiClient client, RequestJournal journal)
{
    private const int LargestPage = 120;

    /// <summary>Reads a page of the list of machines.</summary>
    internal static readonly Func<ApiAnswer, Page<Machine>> ReadPage =
        answer => JsonDocuments.Read(answer.Body, Page<Machine>.Read(Machine.Fields.Read), answer.Stop);

    internal ApiClient Client => client;

    internal RequestJournal Journal => journal;

    /// <summary>Reads one machine.</summary>
    internal static readonly Func<ApiAnswer, Machine> ReadMachine = answer => Read(answer, Machine.Fields);

    internal static ApiRequest Get(string id) => new(HttpMethod.Get, PathOf(id));

    internal Task<Machine> GetAsync(string id, CancellationToken stop) => client.SendOnceAsync(Get(id), ReadMachine, journal, stop);

    internal Task<Page<Machine>> GetPageAsync(string? cursor, CancellationToken stop)
    {
        string after = cursor is null ? "" : $"&after={Uri.EscapeDataString(cursor)}";
        return client.SendOnceAsync(new ApiRequest(HttpMethod.Get, $"machines?limit={LargestPage}{after}"), ReadPage, journal, stop);
    }

    internal Task<MachineEvent> GetEventAsync(string id, CancellationToken stop) => client.SendOnceAsync(
        new ApiRequest(HttpMethod.Get, $"machine-events/{PathSegment.Of(id)}"), answer => Read(answer, MachineEvent.Fields), journal, stop);

    /// <summary>Starts, stops or restarts a machine.</summary>
    internal Task<ChangedMachine> ChangePowerAsync(string id, string change, CancellationToken stop) =>
        ChangeAsync(new ApiRequest(new HttpMethod("PATCH"), $"{PathOf(id)}/{change}"), stop);

    internal Task<ChangedMachine> CreateAsync(byte[] body, CancellationToken stop) =>
        ChangeAsync(new ApiRequest(HttpMethod.Post, "machines", body), stop);

    internal Task<ChangedMachine> UpdateAsync(string id, byte[] body, CancellationToken stop) =>
        ChangeAsync(new ApiRequest(HttpMethod.Put, PathOf(id), body), stop);

    internal Task<ChangedMachine> RemoveAsync(string id, CancellationToken stop) =>
        ChangeAsync(new ApiRequest(HttpMethod.Delete, PathOf(id)), stop);

    private async Task<ChangedMachine> ChangeAsync(ApiRequest request, CancellationToken stop)
    {
        MachineAnswer answer = await client
            .SendOnceAsync(request, sent => Read(sent, MachineAnswer.Fields), journal, stop).ConfigureAwait(false);
        return new ChangedMachine(answer.Data, answer.Event?.Id);
    }

    private static T Read<T>(ApiAnswer answer, ModelFields<T> fields) where T : ApiObject =>
        JsonDocuments.Read(answer.Body, fields.Read, answer.Stop);

    private static string PathOf(string id) => $"machines/{PathSegment.OfMachine(id)}";
}
