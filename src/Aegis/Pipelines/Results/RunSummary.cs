using Microsoft.Extensions.AI;

namespace Aegis.Pipelines;

/// <summary>What a run's outcomes come to.</summary>
internal static class RunSummary
{
    private static readonly (AgentStatus Status, string Name)[] Names =
    [
        (AgentStatus.Succeeded, "succeeded"),
        (AgentStatus.Failed, "failed"),
        (AgentStatus.Skipped, "skipped"),
        (AgentStatus.Cancelled, "cancelled"),
    ];

    /// <summary>How many agents came to which end; only ends that an agent came to.</summary>
    public static string Of(IReadOnlyList<AgentOutcome> outcomes)
    {
        var counts = new int[Names.Length];
        foreach (var outcome in outcomes)
        {
            counts[(int)outcome.Status]++;
        }

        return Text([.. Names.Select(end => (counts[(int)end.Status], end.Name))]);
    }

    /// <summary>Counts and what they count, without those that are zero: <c>3 succeeded, 1 failed</c>.</summary>
    public static string Text(params (int Count, string Name)[] counts) =>
        string.Join(", ", counts.Where(end => end.Count > 0).Select(end => $"{end.Count} {end.Name}"));

    /// <summary>The sum of what the agents' models have counted; none when none was asked.</summary>
    public static UsageDetails? UsageOf(AgentReport?[]? reports)
    {
        UsageDetails? sum = null;
        foreach (var usage in (reports ?? []).Select(report => report?.Usage).OfType<UsageDetails>())
        {
            (sum ??= new UsageDetails()).Add(usage);
        }

        return sum;
    }
}
