using System.Reflection;

namespace Paperspace.Rest;

/// <summary>
/// The published operations of the API v1, which are data in this assembly. The program <c>tools/OperationTable.cs</c> makes
/// them out of the API's document and says how the lines are written. A call looks for its operation in the text: objects for
/// all of them would more than double what the first call in a process pays (3.8 ms, and 1.6 so).
/// </summary>
internal static class OperationTable
{
    private const string Resource = "Paperspace.Rest.Operations.tsv";

    private static readonly string[] Lines = Read().Split('\n');
    private static readonly string[] Dates = FieldsOf("dates");
    private static readonly string[] Free = FieldsOf("free");
    private static readonly Lazy<Operation[]> Operations = new(ReadAll);

    /// <summary>Sorted by path, names before placeholders, and then by method.</summary>
    internal static IReadOnlyList<Operation> All => Operations.Value;

    /// <summary>The operation that a request is one of; null when it is none of them.</summary>
    /// <param name="method">The method, in capitals.</param>
    /// <param name="path">The path without query, decoded.</param>
    internal static Operation? Find(string method, string path)
    {
        string head = method + "\t";
        for (int i = 0; i < Lines.Length; i++)
        {
            string line = Lines[i];
            if (line.StartsWith(head, StringComparison.Ordinal))
            {
                // The first is the path itself where it could also be a value of another one.
                int end = line.IndexOf('\t', head.Length);
                if (Operation.Matches(line.AsSpan(head.Length, end - head.Length), path.AsSpan()))
                {
                    return OperationAt(i);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a member of an answer is a date-time. The API names its dates <c>dt…</c>, and some otherwise.</summary>
    internal static bool IsDate(string member) =>
        member.StartsWith("dt", StringComparison.Ordinal) || Array.IndexOf(Dates, member) > 0;

    /// <summary>Whether what is in a member of an answer is data of the user, where no name means anything to the API.</summary>
    internal static bool IsFree(string member) => Array.IndexOf(Free, member) > 0;

    /// <summary>The members of a type whose values have a type of their own, each with that type.</summary>
    internal static List<string[]> NestedTypes(string type)
    {
        var nested = new List<string[]>();
        foreach (string line in Lines)
        {
            if (line.StartsWith("nested\t", StringComparison.Ordinal) && line.Split('\t') is [_, var of, var member, var own] && of == type)
            {
                nested.Add([member, own]);
            }
        }

        return nested;
    }

    /// <summary>What may be shown of a type that holds secrets; null for any other type.</summary>
    internal static string[]? ShownMembers(string type)
    {
        string head = $"shown\t{type}\t";
        return Array.Find(Lines, line => line.StartsWith(head, StringComparison.Ordinal))?.Substring(head.Length).Split('\t');
    }

    private static string Read()
    {
        using Stream table = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(table);
        return reader.ReadToEnd();
    }

    private static Operation[] ReadAll() =>
        [.. Enumerable.Range(0, Lines.Length).Where(i => Lines[i] is [>= 'A' and <= 'Z', ..]).Select(OperationAt)];

    private static Operation OperationAt(int index)
    {
        int end = index + 1;
        while (Lines[end] is ['\t', ..])
        {
            end++;
        }

        string[] fields = Lines[index].Split('\t');
        return new Operation(fields[0], fields[1], fields[2], fields[3], new ArraySegment<string>(Lines, index + 1, end - index - 1));
    }

    private static string[] FieldsOf(string head)
    {
        foreach (string line in Lines)
        {
            if (line.StartsWith(head, StringComparison.Ordinal))
            {
                return line.Split('\t');
            }
        }

        return [];
    }
}
