namespace Aegis.Tools;

/// <summary>
/// Counts the calls of each tool in one attempt of an agent, from 1 on, in the order in which the model asked for them: whoever
/// does the same again after a crash counts the same.
/// </summary>
internal sealed class ToolOrdinals
{
    private readonly object gate = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public int Next(string tool)
    {
        lock (gate)
        {
            return counts[tool] = counts.GetValueOrDefault(tool) + 1;
        }
    }
}

/// <summary>Which call of its tool a call is, where that was settled before calls ran side by side.</summary>
/// <param name="Value">From 1 on.</param>
internal sealed record ToolOrdinal(int Value);
