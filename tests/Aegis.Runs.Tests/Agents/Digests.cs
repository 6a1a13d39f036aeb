using System.Runtime.CompilerServices;

namespace Aegis.Runs.Tests.Agents;

public enum Mood
{
    Calm,
    Loud,
}

/// <summary>All that a careless JSON would lose.</summary>
public sealed record Facts(string? Nothing, double Ratio, (int From, string To) Span, Dictionary<string, Mood> Moods)
{
    public DateTimeOffset At { get; init; }

    public int Count => Moods.Count;
}

[Agent]
public partial class Source(Script script)
{
    public string? Run(string topic)
    {
        script.Note(nameof(Source));
        return topic.Length == 0 ? null : topic;
    }
}

[Agent, DependsOn<Source>]
public partial class Lines(Script script)
{
    public async IAsyncEnumerable<string> RunAsync(
        string? text,
        [Input] int limit,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await script.NoteAsync(nameof(Lines), cancellationToken);
        for (var i = 0; i < limit; i++)
        {
            yield return $"{text} {i}";
        }
    }
}

[Agent, DependsOn<Source>]
public partial class Audit(Script script)
{
    public void Run() => script.Note(nameof(Audit));
}

[Agent, DependsOn<Source>]
public partial class Finder(Script script)
{
    public async Task<Facts> RunAsync(string? text, CancellationToken cancellationToken)
    {
        await script.NoteAsync(nameof(Finder), cancellationToken);
        var moods = new Dictionary<string, Mood> { [text ?? "none"] = Mood.Loud };
        return new Facts(null, double.NaN, (1, "two"), moods) { At = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) };
    }
}

[Agent, DependsOn<Finder>(Optional = true), DependsOn<Lines>]
public partial class Judge(Script script)
{
    public async Task<int> RunAsync(
        Facts? facts,
        IReadOnlyList<string> lines,
        AgentContext context,
        CancellationToken token
    )
    {
        await script.NoteAsync(nameof(Judge), token);
        context.AddUsage(new() { InputTokenCount = 7, TotalTokenCount = 7 });
        return facts is null ? -1 : lines.Count;
    }
}

[Agent(Lifetime = AgentLifetime.Run)]
[DependsOn<Finder>, DependsOn<Judge>, DependsOn<Audit>]
public partial class Writer(Script script)
{
    public async ValueTask<string> RunAsync(AgentOutcome<Facts> facts, int score, CancellationToken cancellationToken)
    {
        await script.NoteAsync(nameof(Writer), cancellationToken);
        return $"{facts.Status} {facts.ValueOrDefault?.Span.To} {score}";
    }
}

[Pipeline(typeof(Writer))]
public partial class DigestPipeline;
