using System.Text.RegularExpressions;

namespace Aegis.Generators.Tests.Broken;

/// <summary>While somebody types, sources are broken in every way; the generator must make something of each.</summary>
public partial class MutantTests
{
    [Fact]
    public void Source_IsValidBeforeItIsBroken() =>
        Project.Generate(new TestCompilation(MutantSource.Text)).AssertCompiles();

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
                ? MutantSource.Text.Split('\n').Select(line => line + "\n").ToList()
                : Tokens().Matches(MutantSource.Text).Select(m => m.Value).ToList();
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
