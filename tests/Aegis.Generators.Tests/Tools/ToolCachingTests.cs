namespace Aegis.Generators.Tests.Tools;

public class ToolCachingTests
{
    private static readonly TestCompilation Test = new(
        (
            "One.cs",
            "using Aegis;\npublic partial class One\n{\n    [Tool] public int First(int x) => x;\n    public int Plain() => 1;\n}"
        ),
        ("OneMore.cs", "using Aegis;\npublic partial class One { [Tool] public int Second(string y) => y.Length; }"),
        ("Two.cs", "using Aegis;\npublic partial class Two { [Tool] public string Other(bool z) => z.ToString(); }")
    );

    [Theory]
    [InlineData("One.cs", "=> x;", "=> x + 1;")]
    [InlineData("One.cs", "using Aegis;\n", "using Aegis;\n\n// moved\n")]
    [InlineData("One.cs", "Plain() => 1", "Plain() => 2")]
    [InlineData("One.cs", "Plain() => 1", "Renamed() => 2")]
    [InlineData("OneMore.cs", "=> y.Length", "=> 0")]
    public void EditThatChangesNoTool_WritesNothingAnew(string file, string before, string after) =>
        Assert.Empty(Project.Generate(Test).AssertCompiles().Edit(file, before, after).ChangedOutputs);

    [Theory]
    [InlineData("One.cs", "int x)", "int x, int more)")]
    [InlineData("OneMore.cs", "[Tool]", "[Tool(Effect = ToolEffect.ReadOnly)]")]
    [InlineData("OneMore.cs", "Second", "Renamed")]
    public void EditOfATool_WritesItsTypeAnew(string file, string before, string after)
    {
        var run = Project.Generate(Test).AssertCompiles().AssertNoRoslynTypes().Edit(file, before, after);
        Assert.Equal(["One.Tools.g.cs"], run.ChangedOutputs);
    }

    [Fact]
    public void OrderOfFiles_ChangesNothingElse() =>
        Assert.Equal(["One.Tools.g.cs", "Two.Tools.g.cs"], Project.Generate(Test).AssertCompiles().Sources.Keys);

    [Fact]
    public void EditOfAHook_WritesItsClassAnew()
    {
        var test = new TestCompilation(
            (
                "Audit.cs",
                "using Aegis.Turns;\npublic partial class Audit { [Hook(HookPoint.AfterTurn)] public void Note(HookContext c) { } }"
            ),
            (
                "Other.cs",
                "using Aegis.Turns;\npublic partial class Other { [Hook(HookPoint.BeforeTurn)] public void Note() { } }"
            )
        );
        var run = Project.Generate(test).AssertCompiles().AssertNoRoslynTypes();
        Assert.Empty(run.Edit("Audit.cs", "{ } }", "{ c.ToString(); } }").ChangedOutputs);
        Assert.Equal(["Audit.Hooks.g.cs"], run.Edit("Audit.cs", "AfterTurn", "TurnFailed").ChangedOutputs);
    }
}
