using Microsoft.CodeAnalysis;

namespace Aegis.Generators.Tests.Incremental;

public class CachingTests
{
    private static readonly TestCompilation Test = new(
        (
            "Source.cs",
            """
            using Aegis;
            [Agent] public partial class Source
            {
                public int Run(string topic) => topic.Length;
            }
            """
        ),
        (
            "Middle.cs",
            "using Aegis;\n[Agent(\"Think.\"), DependsOn<Source>]\npublic partial class Middle { public partial System.Threading.Tasks.Task<string> RunAsync(int number); }"
        ),
        ("Last.cs", "using Aegis;\n[Agent(\"Write.\"), DependsOn<Middle>] public partial class Last;"),
        (
            "Apart.cs",
            "using Aegis;\n[Agent] public partial class Apart { public double Run() => 1; }\npublic class Unrelated { public int Number => 1; }"
        ),
        (
            "Pipelines.cs",
            "using Aegis;\n[Pipeline(typeof(Last))] public partial class Chain;\n[Pipeline(typeof(Apart))] public partial class Other;"
        )
    );

    public static TheoryData<string, string, string> Harmless { get; } =
        new()
        {
            { "Source.cs", "topic.Length", "topic.Length + 2" },
            { "Source.cs", "using Aegis;\n", "using Aegis;\n\n\n// moved\n" },
            { "Source.cs", "=> topic.Length;", "{ var x = 1; return x; }" },
            { "Apart.cs", "Number => 1", "Number => 2; public int More => 3" },
            { "Apart.cs", "public class Unrelated", "public class Renamed" },
            { "Middle.cs", "\npublic partial", " public partial" },
        };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void EditThatChangesNoDeclaration_WritesNothingAnew(string file, string before, string after)
    {
        var run = Project.Generate(Test).AssertCompiles().Edit(file, before, after);
        run.AssertCached(
            TrackingNames.ExtractAgents,
            TrackingNames.ExtractPipelines,
            TrackingNames.ExtractProject,
            TrackingNames.CheckGraph,
            TrackingNames.PlanAgents,
            TrackingNames.PlanPipelines,
            TrackingNames.PlanErrors
        );
        Assert.Empty(run.ChangedOutputs);
    }

    [Fact]
    public void FilesInAnotherOrder_GiveTheSameBytes()
    {
        var run = Project.Generate(Test);
        var reversed = run.ReverseFiles();
        Assert.Equal(run.Sources, reversed.Sources);
        Assert.Empty(reversed.ChangedOutputs);
    }

    [Fact]
    public void UnrelatedFileAddedAndRemoved_WritesNothingAnew()
    {
        var added = Project.Generate(Test).AddFile("New.cs", "public class New;");
        Assert.Empty(added.ChangedOutputs);
        Assert.Empty(added.RemoveFile("New.cs").ChangedOutputs);
    }

    [Fact]
    public void InstructionsEdited_WriteThatAgentAlone() =>
        Assert.Equal(
            ["Last.Agent.g.cs"],
            Project.Generate(Test).Edit("Last.cs", "Write.", "Write well.").ChangedOutputs
        );

    [Fact]
    public void OutputTypeEdited_WritesTheAgentAndThePipelinesThatContainIt()
    {
        var run = Project.Generate(Test).Edit("Source.cs", "public int Run", "public short Run");
        Assert.All(
            run.ChangedOutputs,
            name =>
                Assert.True(name == "Source.Agent.g.cs" || name.StartsWith("Chain.", StringComparison.Ordinal), name)
        );
        Assert.Contains("Source.Agent.g.cs", run.ChangedOutputs);
        Assert.Contains("Chain.State.g.cs", run.ChangedOutputs);
    }

    [Fact]
    public void StepValues_HoldNothingOfRoslyn() => Project.Generate(Test).AssertNoRoslynTypes();
}
