using Aegis.Resilience;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Memory.Tests.Agents;

/// <summary>What the agents of the tests do, by their ids.</summary>
public sealed class Work
{
    public Func<AgentContext, ValueTask<string>> Scout { get; set; } = _ => new("");

    public Func<AgentContext, ValueTask<string>> Ranger { get; set; } = _ => new("");

    public Func<AgentContext, string> Writer { get; set; } = _ => "";
}

[Agent("Finds.")]
public sealed partial class Scout(Work work)
{
    public ValueTask<string> RunAsync(AgentContext context) => work.Scout(context);
}

[Agent("Finds too, more than once, or something else.")]
[Retry(3, DelaySeconds = 0), Fallback(nameof(Instead))]
public sealed partial class Ranger(Work work)
{
    public async Task<string> RunAsync(AgentContext context) => await work.Ranger(context);

    public static string Instead(AgentContext context, Exception error)
    {
        context.Memory.Set("instead", error.Message);
        return "instead";
    }
}

[Agent("Writes, and never waits."), DependsOn<Scout>(Optional = true), DependsOn<Ranger>(Optional = true)]
public sealed partial class Writer(Work work)
{
    public string Run(AgentContext context) => work.Writer(context);
}

[Pipeline(typeof(Writer))]
public sealed partial class CrewPipeline;

/// <summary>Takes its memories by its constructor.</summary>
[Agent("Counts.")]
public sealed partial class Counter(SessionMemory memory)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var session = await memory.CreateSessionAsync(cancellationToken);
        session.TryGet<int>("count", out var count);
        session.Set("count", count + 1);
        await session.CommitAsync(cancellationToken: cancellationToken);
        return count + 1;
    }
}

[Agent("Looks."), DependsOn<Counter>]
public sealed partial class Looker
{
    public static int Run(AgentContext context) => context.Memory.Get<int>("count");
}

[Pipeline(typeof(Looker))]
public sealed partial class CountPipeline;

[Agent("Has two memories.")]
public sealed partial class Archivist(
    [FromKeyedServices("archive")] SessionMemory archive,
    [FromKeyedServices("desk")] SessionMemory desk
)
{
    public string Run() => $"{archive.Name} of {archive.Tenant}, {desk.Name} of {desk.Tenant}";
}

[Pipeline(typeof(Archivist))]
public sealed partial class ArchivePipeline;
