namespace Aegis.Generators.Tests.Broken;

/// <summary>A little of everything, to be broken.</summary>
internal static class MutantSource
{
    public const string Text = """
        using Aegis;
        namespace My.App
        {
            public sealed record Company(string Name, int[] Sizes);
            public partial class Outer
            {
                [Agent("Research {topic}.", Id = "research", Lifetime = AgentLifetime.Run)]
                public partial class Researcher;
                [Agent("Analyse."), DependsOn<Researcher>(Optional = true), DependsOn(typeof(Feed))]
                public partial class Analyst
                {
                    [Prompt("The {count} of {company}: {notes}")]
                    public partial Task<Company> RunAsync([Input] Company company, [Input] int count, [From<Researcher>] string? notes,
                        AgentContext context, CancellationToken cancellationToken = default);
                }
            }
            [Agent]
            public sealed partial class Feed(IServiceProvider services, string text = "a\"b") : IDisposable
            {
                public async IAsyncEnumerable<(int A, string? B)> RunAsync(DayOfWeek day = DayOfWeek.Friday)
                {
                    await Task.Yield();
                    yield return (services.GetHashCode(), text);
                }
                public void Dispose() { }
            }
            [Agent(Name = "End"), DependsOn<Outer.Analyst>, DependsOn<Feed>]
            internal partial record Last
            {
                public required int Number { get; init; }
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Last() { }
                public static ValueTask<int> Run(Company company, AgentOutcome<IReadOnlyList<(int A, string? B)>> feed) => new(company.Sizes.Length);
            }
            [Pipeline(typeof(Last), MaxConcurrency = 2, ResultName = "Ending")]
            internal partial class All
            {
                internal partial Task<Ending> RunPipelineAsync(Company company, int count, DayOfWeek day, CancellationToken stop);
            }
            [Pipeline] internal sealed partial class Everything;
        }
        """;
}
