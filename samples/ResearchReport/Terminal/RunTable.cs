using System.Globalization;
using Aegis;
using Aegis.Usage;

namespace ResearchReport.Terminal;

/// <summary>What became of each agent, in columns, and when it was at work, as bars under each other.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="palette">How they look.</param>
/// <param name="times">When the agents were at work.</param>
public sealed class RunTable(TextWriter output, Palette palette, RunTimes times)
{
    private const int BarWidth = 48;
    private const string Nothing = "-";

    /// <summary>Writes the table and the bars.</summary>
    /// <param name="outcomes">What became of the agents, in the order of the graph.</param>
    /// <param name="usage">What their models have used.</param>
    public void Write(IReadOnlyList<AgentOutcome> outcomes, IReadOnlyList<UsageEvent> usage)
    {
        var ofAgent = usage.ToLookup(used => used.AgentId, StringComparer.Ordinal);
        List<string[]> rows =
        [
            ["agent", "status", "duration", "tokens", "cost"],
            .. outcomes.Select(outcome => RowOf(outcome, [.. ofAgent[outcome.AgentId]])),
            ["total", "", Duration(times.End - times.Start), Tokens(usage), Cost(usage)],
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();

        output.WriteLine();
        foreach (var row in rows)
        {
            // words to the left, numbers to the right
            var cells = row.Select(
                (cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])
            );
            var line = string.Join("  ", cells).TrimEnd();
            output.WriteLine("  " + (row == rows[0] || row == rows[^1] ? palette.Muted(line) : line));
        }

        output.WriteLine();
        foreach (var outcome in outcomes)
        {
            output.WriteLine($"  {outcome.AgentId.PadRight(widths[0])}  {Bar(outcome)}".TrimEnd());
        }

        output.WriteLine(
            palette.Muted($"  {new string(' ', widths[0])}  0{Duration(times.End - times.Start).PadLeft(BarWidth - 1)}")
        );
    }

    private string[] RowOf(AgentOutcome outcome, UsageEvent[] usage) =>
        [
            outcome.AgentId,
            outcome.Status.ToString().ToLowerInvariant(),
            Duration(outcome.Duration ?? times.DurationOf(outcome.AgentId)),
            Tokens(usage),
            Cost(usage),
        ];

    private string Bar(AgentOutcome outcome)
    {
        if (times.ShareOf(outcome.AgentId) is not var (from, to))
        {
            return "";
        }

        var start = (int)Math.Round(from * (BarWidth - 1));
        var end = (int)Math.Round(to * BarWidth);
        var bar = new string('█', Math.Max(1, end - start));
        return new string(' ', start)
            + (outcome.Status == AgentStatus.Succeeded ? palette.Good(bar) : palette.Bad(bar));
    }

    private static string Duration(TimeSpan? duration) =>
        duration is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:#,0} ms")
            : Nothing;

    private static string Tokens(IReadOnlyCollection<UsageEvent> usage) =>
        usage.Count == 0 ? Nothing : usage.Sum(used => used.Tokens.Total).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Cost(IReadOnlyCollection<UsageEvent> usage) =>
        usage.Count == 0 ? Nothing
        : usage.All(used => used.IsPriced)
            ? string.Create(CultureInfo.InvariantCulture, $"{usage.Sum(used => used.Cost):0.0000} USD")
        : "unknown";
}
