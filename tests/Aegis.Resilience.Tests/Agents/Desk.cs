namespace Aegis.Resilience.Tests.Agents;

/// <summary>An agent of each shape under the same policies.</summary>
[Agent, Retry(3, Jitter = false), Timeout(60, AttemptSeconds = 10)]
public partial class Asked(Script script)
{
    public async Task<int> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return context.Attempt;
    }
}

[Agent, Retry(3, DelaySeconds = 0)]
public partial class Plain(Script script)
{
    // blocks, as synchronous code does
    public int Run(CancellationToken cancellationToken)
    {
        script.NextAsync(cancellationToken).GetAwaiter().GetResult();
        return script.Calls;
    }
}

[Agent, Retry(3, DelaySeconds = 0)]
public partial class Silent(Script script)
{
    public void Run(CancellationToken cancellationToken) =>
        script.NextAsync(cancellationToken).GetAwaiter().GetResult();
}

[Agent, Retry(3, DelaySeconds = 0)]
public partial class Waiting(Script script)
{
    public Task RunAsync(CancellationToken cancellationToken) => script.NextAsync(cancellationToken);
}

[Agent, Retry(3, DelaySeconds = 0)]
public partial class Quick(Script script)
{
    public async ValueTask<string> RunAsync(CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return "quick";
    }
}

[Agent, Retry(3, DelaySeconds = 0)]
public partial class Stream(Script script)
{
    public async IAsyncEnumerable<int> RunAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return script.Calls;
        await script.NextAsync(cancellationToken);
        yield return -1;
    }
}

[Pipeline(typeof(Asked))]
public partial class AskedPipeline;

[Pipeline(typeof(Plain), typeof(Silent), typeof(Waiting), typeof(Quick), typeof(Stream))]
public partial class ShapesPipeline;
