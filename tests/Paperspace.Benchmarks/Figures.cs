namespace Paperspace.Benchmarks;

/// <summary>The measured figures, by name: times in milliseconds, allocations and what is alive in bytes.</summary>
internal sealed class Figures
{
    private readonly Dictionary<string, List<double>> _samples = [];

    public void Add(string name, double value)
    {
        if (!_samples.TryGetValue(name, out var samples))
        {
            _samples[name] = samples = [];
        }

        samples.Add(value);
    }

    public double Median(string name)
    {
        var sorted = _samples[name].Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
