namespace Aegis.Benchmarks.Scheduler;

// the pipeline that the generator writes, and the agents that it and the hand-written code call

[Agent]
internal sealed partial class Top(NoOpAgent work)
{
    public ValueTask<int> RunAsync(int input, CancellationToken cancellationToken) =>
        work.RunAsync(input, 0, 0, cancellationToken);
}

[Agent]
[DependsOn<Top>]
internal sealed partial class Left(NoOpAgent work)
{
    public ValueTask<int> RunAsync(int top, CancellationToken cancellationToken) =>
        work.RunAsync(top, 0, 0, cancellationToken);
}

[Agent]
[DependsOn<Top>]
internal sealed partial class Right(NoOpAgent work)
{
    public ValueTask<int> RunAsync(int top, CancellationToken cancellationToken) =>
        work.RunAsync(top, 0, 0, cancellationToken);
}

[Agent]
[DependsOn<Left>]
[DependsOn<Right>]
internal sealed partial class Bottom(NoOpAgent work)
{
    public ValueTask<int> RunAsync(
        [From<Left>] int left,
        [From<Right>] int right,
        CancellationToken cancellationToken
    ) => work.RunAsync(left, right, 0, cancellationToken);
}

[Pipeline(typeof(Bottom))]
internal sealed partial class DiamondPipeline;
