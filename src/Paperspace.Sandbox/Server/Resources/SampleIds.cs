using System.Text;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>Ids that look like the API's and are the same in every run.</summary>
internal static class SampleIds
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The id of something that has a UUID, of a team or of another thing.</summary>
    public static string Uuid(string owner, int number) =>
        $"{number:x8}-5a3e-4b1c-9d2f-{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Of("", owner, number)))[..12]}";

    /// <summary>An id that nothing has yet. Whoever asks holds the lock until something has it.</summary>
    public static string New(string prefix, string team, Func<string, bool> isTaken)
    {
        string id;
        do
        {
            id = Of(prefix, team, Random.Shared.Next());
        }
        while (isTaken(id));
        return id;
    }

    /// <summary>The id of a team's resource: a prefix, and nine letters and digits that hardly repeat.</summary>
    public static string Of(string prefix, string team, int number)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL;
        foreach (var character in $"{prefix}/{team}/{number}")
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return prefix + string.Create(9, hash, (id, rest) =>
        {
            for (var i = 0; i < id.Length; i++, rest /= (ulong)Alphabet.Length)
            {
                id[i] = Alphabet[(int)(rest % (ulong)Alphabet.Length)];
            }
        });
    }
}
