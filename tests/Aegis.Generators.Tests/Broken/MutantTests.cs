using System.Text.RegularExpressions;

namespace Aegis.Generators.Tests.Broken;

/// <summary>While somebody types, sources are broken in every way; the generator must make something of each.</summary>
public partial class MutantTests
{
    private const string Source = """
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

    [Fact]
    public void Source_IsValidBeforeItIsBroken() => Project.Generate(new TestCompilation(Source)).AssertCompiles();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mutants_AreGeneratedForWithoutAnException(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 120; round++)
        {
            var mutant = Mutate(random, seed);
            try
            {
                var run = Project.Generate(new TestCompilation(mutant)).AssertDidNotThrow();

                // what is emitted is always C#, whatever it refers to
                Assert.All(
                    run.Output.SyntaxTrees.Where(IsEmitted),
                    tree => Assert.Empty(tree.GetDiagnostics(TestContext.Current.CancellationToken))
                );
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Assert.Fail($"{exception.Message}\n--- of this source:\n{mutant}");
            }
        }
    }

    private static bool IsEmitted(Microsoft.CodeAnalysis.SyntaxTree tree) =>
        !tree.FilePath.StartsWith("/src/", StringComparison.Ordinal);

    private static string Mutate(Random random, int seed)
    {
        var pieces =
            seed == 1
                ? Source.Split('\n').Select(line => line + "\n").ToList()
                : Tokens().Matches(Source).Select(m => m.Value).ToList();
        for (var changes = random.Next(1, seed + 1); changes > 0; changes--)
        {
            var place = random.Next(pieces.Count);
            switch (random.Next(3))
            {
                case 0:
                    pieces.RemoveAt(place);
                    break;
                case 1:
                    pieces.Insert(place, pieces[place]);
                    break;
                default:
                    pieces[place] = pieces[random.Next(pieces.Count)];
                    break;
            }
        }

        return string.Concat(pieces);
    }

    [GeneratedRegex(@"\w+\s*|""[^""]*""|\s+|.")]
    private static partial Regex Tokens();
}
