namespace Aegis.Tests.Pipelines.Emitted;

// what a user writes

[Agent]
public partial class Researcher(DiamondBehaviors behaviors)
{
    public async Task<string> RunAsync(string topic, CancellationToken cancellationToken)
    {
        await behaviors.Researcher.ActAsync(cancellationToken);
        return $"notes on {topic}";
    }
}

[Agent]
[DependsOn<Researcher>]
public partial class Analyst(DiamondBehaviors behaviors)
{
    public async ValueTask<int> RunAsync(string notes, CancellationToken cancellationToken)
    {
        await behaviors.Analyst.ActAsync(cancellationToken);
        return notes.Length;
    }
}

[Agent]
[DependsOn<Researcher>]
public partial class Critic(DiamondBehaviors behaviors)
{
    public async ValueTask<bool> RunAsync(string notes, CancellationToken cancellationToken)
    {
        await behaviors.Critic.ActAsync(cancellationToken);
        return notes.Length > 3;
    }
}

[Agent]
[DependsOn<Analyst>]
[DependsOn<Critic>]
public partial class Editor(DiamondBehaviors behaviors)
{
    public async Task<string> RunAsync(int score, bool sound, CancellationToken cancellationToken)
    {
        await behaviors.Editor.ActAsync(cancellationToken);
        return $"{score}, {(sound ? "sound" : "unsound")}";
    }
}

[Pipeline]
public partial class DiamondPipeline;
