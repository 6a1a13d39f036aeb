namespace Aegis.Generators.Tests.Snapshots;

/// <summary>What is emitted for agents under policies: built once, called without a closure.</summary>
public class PolicySnapshots
{
    [Fact]
    public void AgentsUnderPolicies() =>
        Snapshot.Match(
            Project.Compile(
                """
                [assembly: Aegis.Timeout(120)]

                namespace Desk;

                public sealed class RateLimited : System.Exception;

                [Agent("Research the topic thoroughly.")]
                [Retry(4, DelaySeconds = 0.5, Backoff = RetryBackoff.Linear, On = [typeof(RateLimited)])]
                [Timeout(60, AttemptSeconds = 20)]
                [CircuitBreaker(5, RecoverySeconds = 30), ConcurrencyLimit(8)]
                [Fallback(nameof(FromArchive))]
                public partial class Researcher
                {
                    public Task<string> FromArchive(string message, System.Exception error, CancellationToken cancellationToken) =>
                        Task.FromResult($"archive: {message} {error.Message}");
                }

                [Agent, Retry, DependsOn<Researcher>]
                public partial class Counter
                {
                    public int Run(string notes, [Input] int limit) => notes.Length + limit;
                }

                [Agent, Retry(2), DependsOn<Counter>]
                public partial class Feed
                {
                    public async IAsyncEnumerable<int> RunAsync(int count, AgentContext context)
                    {
                        await Task.Yield();
                        yield return count + context.Attempt;
                    }
                }

                [Agent, DependsOn<Feed>]
                public partial class Audit
                {
                    public static void Run() { }
                }

                [Pipeline]
                public partial class Desks;
                """
            ),
            only: name => name is "Desk.Desks.State.g.cs" or "Desk.Desks.Agents.g.cs" or "Desk.Desks.Graph.g.cs"
        );
}
