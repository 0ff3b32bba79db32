using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Paperspace.Json;

/// <summary>
/// Names the place in a document where reading failed, such as <c>$.user.teamMemberships[2].isOwner</c>. It walks the
/// document again, so that reading one that is whole keeps no record of where it is.
/// </summary>
internal static class JsonPlace
{
    /// <summary>Far more than a message shows, so that a key that is repeated in it is still whole when it is masked.</summary>
    private const int LongestPlace = 16 * 1024;

    /// <param name="document">The document as it was read.</param>
    /// <param name="offset">Where the offending token starts; past the end for a document that is no JSON.</param>
    /// <param name="stop">Ends the walk.</param>
    internal static string Find(ReadOnlySpan<byte> document, long offset, CancellationToken stop) =>
        Write(document, Walk(document, offset, stop));

    // Names stay in the document until the walk is over: with long ones, writing each place on the way would take
    // for ever.
    private static List<Step> Walk(ReadOnlySpan<byte> document, long offset, CancellationToken stop)
    {
        var steps = new List<Step>();
        var json = new JsonReader(document, stop);
        try
        {
            while (json.Read())
            {
                int last = steps.Count - 1;
                if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    steps.RemoveAt(last);
                }
                else if (json.TokenType == JsonTokenType.PropertyName)
                {
                    const int Quotes = 2;
                    steps[last] = Step.To((int)json.TokenStartIndex, json.ValueSpan.Length + Quotes);
                }
                else if (last >= 0 && steps[last].Index is { } index)
                {
                    steps[last] = Step.To(index + 1);
                }

                if (json.TokenStartIndex >= offset)
                {
                    break;
                }

                if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    steps.Add(json.TokenType == JsonTokenType.StartArray ? Step.To(index: -1) : default);
                }
            }
        }
        catch (JsonException)
        {
            // No JSON from here on: the place is as far as the walk came.
        }

        return steps;
    }

    private static string Write(ReadOnlySpan<byte> document, List<Step> steps)
    {
        var place = new StringBuilder("$");
        foreach (Step step in steps)
        {
            if (step.Index is { } index)
            {
                if (index >= 0)
                {
                    place.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
                }
            }
            else if (step.NameLength > 0)
            {
                try
                {
                    AppendMember(place, ReadName(document.Slice(step.NameStart, step.NameLength)));
                }
                catch (InvalidOperationException)
                {
                    // A name that is not Unicode cannot be told, nor what is below it.
                    break;
                }
            }

            if (place.Length > LongestPlace)
            {
                place.Length = LongestPlace;
                break;
            }
        }

        return place.ToString();
    }

    private static string ReadName(ReadOnlySpan<byte> quoted)
    {
        var json = new Utf8JsonReader(quoted);
        json.Read();
        return json.GetString()!;
    }

    private static void AppendMember(StringBuilder place, string name)
    {
        if (name.Length > 0
            && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
        {
            place.Append('.').Append(name);
        }
        else
        {
            place.Append("['").Append(name).Append("']");
        }
    }

    /// <summary>Where in one container the walk stands: at an item, at a member, or, when neither, at its beginning.</summary>
    private readonly record struct Step(int? Index, int NameStart, int NameLength)
    {
        internal static Step To(int index) => new(index, 0, 0);

        internal static Step To(int nameStart, int nameLength) => new(null, nameStart, nameLength);
    }
}
