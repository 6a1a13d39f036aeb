using System.Globalization;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>What holds for any tool and any arguments.</summary>
public class ToolPropertyTests
{
    private const int Tools = 60;
    private const int Fitting = 25;
    private const int Mutated = 200;
    private const int Fuzzed = 220;

    public static TheoryData<int> Seeds => [3, 4, 10, 11];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomTools_TakeWhatFitsAndNothingElse(int seed)
    {
        var toolset = new RandomToolset(seed, Tools);
        using var box = Toolbox.Of(Project.Generate(new TestCompilation(toolset.Source)).AssertCompiles());
        var failures = new List<string>();
        var counts = new Counts();
        foreach (var (name, signature) in toolset.Signatures)
        {
            var random = new Random((seed * 1000) + int.Parse(name[2..], CultureInfo.InvariantCulture));
            var tool = await RecordedTool.OfAsync(box, name, TestContext.Current.CancellationToken);
            var trial = new Trial(tool, random, counts);
            foreach (var wrong in await trial.RunAsync(Fitting, Mutated, Fuzzed, TestContext.Current.CancellationToken))
            {
                failures.Add($"seed {seed}, {signature}\nschema: {tool.Schema}\n{wrong}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures\n{string.Join("\n\n", failures.Take(10))}");
        Assert.True(counts.Taken > 1000, $"taken: {counts.Taken}");
        Assert.True(counts.Refused > 1000, $"refused: {counts.Refused}");
    }
}
