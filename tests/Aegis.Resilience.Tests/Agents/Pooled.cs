namespace Aegis.Resilience.Tests.Agents;

[Agent]
public partial class Left(Script script)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return 1;
    }
}

[Agent]
public partial class Middle(Script script)
{
    // holds its thread
    public int Run(CancellationToken cancellationToken)
    {
        script.NextAsync(cancellationToken).GetAwaiter().GetResult();
        return 2;
    }
}

[Agent]
public partial class Right(Script script)
{
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return 3;
    }
}

[Agent, DependsOn<Left>, DependsOn<Middle>, DependsOn<Right>]
public partial class Sum
{
    public int Run([From<Left>] int left, [From<Middle>] int middle, [From<Right>] int right) => left + middle + right;
}

[Pipeline(typeof(Sum))]
public partial class PooledPipeline;
