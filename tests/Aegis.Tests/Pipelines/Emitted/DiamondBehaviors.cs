namespace Aegis.Tests.Pipelines.Emitted;

/// <summary>The service that tells the agents of <see cref="DiamondPipeline"/> what to do.</summary>
public sealed class DiamondBehaviors
{
    public Behavior Researcher { get; } = new();

    public Behavior Analyst { get; } = new();

    public Behavior Critic { get; } = new();

    public Behavior Editor { get; } = new();
}
