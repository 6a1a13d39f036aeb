using System.Runtime.CompilerServices;

namespace Aegis.Runs.Worker;

public sealed record Finding(string Text, IReadOnlyList<int> Weights);

[Agent]
internal sealed partial class Reader(EffectFile effects)
{
    public async Task<string> RunAsync(string topic, CancellationToken token)
    {
        await effects.DoAsync(nameof(Reader), token);
        return $"notes on {topic}";
    }
}

[Agent, DependsOn<Reader>]
internal sealed partial class Lister(EffectFile effects)
{
    public async IAsyncEnumerable<string> RunAsync(string notes, [EnumeratorCancellation] CancellationToken token)
    {
        await effects.DoAsync(nameof(Lister), token);
        foreach (var word in notes.Split(' '))
        {
            yield return word;
        }
    }
}

[Agent, DependsOn<Reader>]
internal sealed partial class Finder(EffectFile effects)
{
    public async Task<Finding> RunAsync(string notes, CancellationToken token)
    {
        await effects.DoAsync(nameof(Finder), token);
        return new Finding(notes, [.. notes.Select(letter => (int)letter)]);
    }
}

[Agent, DependsOn<Reader>]
internal sealed partial class Auditor(EffectFile effects)
{
    public async Task RunAsync(string notes, CancellationToken token) => await effects.DoAsync(nameof(Auditor), token);
}

[Agent, DependsOn<Finder>]
internal sealed partial class Counter(EffectFile effects)
{
    public async Task<int> RunAsync(Finding finding, CancellationToken token)
    {
        await effects.DoAsync(nameof(Counter), token);
        return finding.Weights.Sum();
    }
}

[Agent, DependsOn<Lister>, DependsOn<Counter>]
internal sealed partial class Weigher(EffectFile effects)
{
    public async Task<double?> RunAsync(IReadOnlyList<string> words, int count, CancellationToken token)
    {
        await effects.DoAsync(nameof(Weigher), token);
        return words.Count == 0 ? null : (double)count / words.Count;
    }
}

[Agent(Lifetime = AgentLifetime.Run), DependsOn<Weigher>(Optional = true), DependsOn<Auditor>]
internal sealed partial class Writer(EffectFile effects)
{
    public async Task<string> RunAsync(double? weight, AgentOutcome audit, CancellationToken token)
    {
        await effects.DoAsync(nameof(Writer), token);
        return FormattableString.Invariant($"{weight} {audit.Status}");
    }
}

[Agent, DependsOn<Writer>, DependsOn<Finder>]
internal sealed partial class Publisher(EffectFile effects)
{
    public async Task<string> RunAsync(string text, Finding finding, CancellationToken token)
    {
        await effects.DoAsync(nameof(Publisher), token);
        return $"{text}: {finding.Text}";
    }
}

[Pipeline(typeof(Publisher))]
internal sealed partial class WorkPipeline;
