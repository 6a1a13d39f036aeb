namespace Aegis.Generators.Tests.Snapshots;

/// <summary>What is emitted for agents of every kind at once.</summary>
public class MixedSnapshots
{
    [Fact]
    public void AgentsOfEveryKind()
    {
        var run = Project.Compile(
            """
            using Microsoft.Extensions.AI;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Logging;

            namespace Mixed;

            public interface IClockwork;

            [Agent]
            public partial class Feed
            {
                public async IAsyncEnumerable<string> RunAsync(string topic, int limit = 3)
                {
                    await Task.Yield();
                    yield return topic + limit;
                }
            }

            [Agent, DependsOn<Feed>]
            public partial class Counter(ILogger<Counter> logger, TimeProvider clock, int start = 0)
            {
                public int Run(IReadOnlyList<string> items, AgentContext context)
                {
                    logger.Log(LogLevel.Debug, "{AgentId} at {Time}", context.AgentId, clock.GetUtcNow());
                    return items.Count + start;
                }
            }

            [Agent(Id = "audit-trail")]
            public sealed partial class Audit([FromKeyedServices("main")] IClockwork work, IClockwork? spare) : IDisposable
            {
                public bool IsSpared => work == spare;

                public void Run() { }

                public void Dispose() { }
            }

            [Agent("Sum it up.", Client = "cheap", Model = "tiny")]
            [DependsOn<Feed>]
            [DependsOn<Counter>(Optional = true)]
            [DependsOn<Audit>]
            public partial class Summary2;

            [Agent(Lifetime = AgentLifetime.Run)]
            [DependsOn<Counter>(Optional = true)]
            [DependsOn<Summary2>(Optional = true)]
            [DependsOn<Audit>]
            [DependsOn<Feed>]
            public partial class Report(IChatClient client, IClockwork work)
            {
                public async Task<string?> RunAsync(
                    int? count,
                    string? summary,
                    AgentOutcome audit,
                    AgentOutcome<IReadOnlyList<string>> feed,
                    CancellationToken cancellationToken
                )
                {
                    await Task.Yield();
                    return $"{count}{summary}{audit.Status}{feed.Status}{client}{work}";
                }
            }

            [Pipeline]
            public partial class MixedPipeline;
            """
        );
        Snapshot.Match(run);
    }
}
