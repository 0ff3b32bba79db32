using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>Everything that a run put before its user, an object of it, or a listener: what a secret must not be in.</summary>
internal sealed class Exposure(Secret secret)
{
    private readonly HashSet<string> _places = [];

    /// <summary>How many texts were searched.</summary>
    public int Searched { get; private set; }

    public void Search(string place, string? text)
    {
        Searched++;
        if (text is not null && secret.IsIn(text))
        {
            _places.Add(place);
        }
    }

    /// <summary>Searches all that can be reached from an object, and its serialised form.</summary>
    public void SearchObject(string place, object? value)
    {
        foreach ((string path, string text) in ObjectWalker.Texts(value))
        {
            Search(place + path, text);
        }

        Search($"{place} as Clixml", value is null ? null : PSSerializer.Serialize(value, 2));
    }

    /// <summary>Searches the streams, the output and the errors of a run, and the runspace's <c>$Error</c>.</summary>
    public void SearchRun(Shell shell, EngineResult result)
    {
        SearchEach("output", result.Output);
        SearchEach("error stream", result.AllErrors);
        SearchEach("warning", result.Warnings);
        SearchEach("verbose", result.Verbose);
        SearchEach("debug", result.Debug);
        SearchEach("information", result.Information);
        SearchEach("progress", result.Progress);
        SearchObject("state", result.State.Reason);
        SearchEach("$Error", ((System.Collections.IEnumerable)shell.Engine.Runspace.SessionStateProxy
            .GetVariable("Error")).Cast<object>());
    }

    /// <summary>Searches the text that a user sees of objects: their view, and every property.</summary>
    public void SearchShown(Shell shell, IEnumerable<object> values)
    {
        shell.Engine.Runspace.SessionStateProxy.SetVariable("shown", values.ToArray());
        Search("shown", shell.Engine.RunToText("$shown; $shown | Format-List * -Force", width: 4000));
    }

    public void AssertNone()
    {
        Assert.NotEqual(0, Searched);
        Assert.Empty(_places);
    }

    private void SearchEach(string place, IEnumerable<object> values)
    {
        foreach (object value in values)
        {
            SearchObject(place, value);
        }
    }
}
