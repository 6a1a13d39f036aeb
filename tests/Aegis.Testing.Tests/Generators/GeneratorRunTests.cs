using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Testing.Tests.Generators;

public class GeneratorRunTests
{
    private static readonly TestCompilation _two = new(
        ("A.cs", "using Aegis;\n[Agent] public partial class A { int _field = 1; int Body() => _field++; }"),
        ("B.cs", "using Aegis;\n[Agent]\npublic partial class B;")
    );

    [Fact]
    public void TwoAgents_TwoFilesThatCompileAndRun()
    {
        var run = GeneratorTest.Run<DummyGenerator>(_two).AssertCompiles().AssertNoRoslynTypes();

        Assert.Equal(["A.g.cs", "B.g.cs"], run.Sources.Keys);
        Assert.Contains("// in TestProject", run["A.g.cs"], StringComparison.Ordinal);
        using var loaded = run.EmitAndLoad();
        Assert.Equal("B", loaded.Type("B").GetMethod("Hello")!.Invoke(null, null));
    }

    [Fact]
    public async Task TaskReturned_CallAwaitsIt()
    {
        var test = new TestCompilation(
            "public class C { private int Add(int x, int y = 2) => x + y; public static async Task<int> AddAsync(int x) { await Task.Yield(); return new C().Add(x); } }"
        );

        using var loaded = GeneratorTest.Run<DummyGenerator>(test).EmitAndLoad();

        Assert.Equal(5, await loaded.CallAsync("C", "AddAsync", 3));
        Assert.Equal(3, await LoadedAssembly.CallAsync(loaded.Create("C"), "Add", 1));
    }

    [Fact]
    public void BodyEdited_EverythingStaysCached()
    {
        var run = GeneratorTest.Run<DummyGenerator>(_two).Edit("A.cs", "_field++", "_field--");

        run.AssertCached().AssertCached("Extract");
        Assert.All(run.Reasons("Extract"), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.Empty(run.ChangedOutputs);
    }

    [Fact]
    public void AgentRenamed_ItsFileAloneChanges()
    {
        var run = GeneratorTest.Run<DummyGenerator>(_two).Edit("B.cs", "class B", "class C");

        Assert.Contains("C.g.cs", run.ChangedOutputs);
        Assert.Equal(IncrementalStepRunReason.Cached, run.OutputReasons["A.g.cs"]);
        Assert.Throws<TestFailureException>(() => run.AssertCached("Extract"));
        Assert.Throws<TestFailureException>(() => run.AssertCached());
        Assert.Equal(["A.g.cs", "C.g.cs"], run.Sources.Keys);
    }

    [Fact]
    public void FileAddedAndRemoved_OutputsFollow()
    {
        var added = GeneratorTest.Run<DummyGenerator>(_two).AddFile("C.cs", "[Aegis.Agent] partial class C;");
        Assert.Equal(["C.g.cs"], added.ChangedOutputs);

        var removed = added.RemoveFile("C.cs");
        Assert.Equal(["A.g.cs", "B.g.cs"], removed.Sources.Keys);
        Assert.Equal(removed.Sources, removed.ReverseFiles().Sources);
    }

    [Fact]
    public void EditThatMatchesTwiceOrNever_Throws()
    {
        var run = GeneratorTest.Run<DummyGenerator>(_two);

        Assert.Throws<TestFailureException>(() => run.Edit("A.cs", "_field", "x"));
        Assert.Throws<TestFailureException>(() => run.Edit("A.cs", "absent", "x"));
        Assert.Throws<TestFailureException>(() => run.Edit("absent.cs", "A", "x"));
    }

    [Theory]
    [InlineData("node")]
    [InlineData("array")]
    [InlineData("symbol")]
    public void ValueThatIsNeverEqual_IsNotCached(string kept)
    {
        var generator = new DummyGenerator
        {
            Keep = syntax =>
                kept switch
                {
                    "node" => syntax.TargetNode,
                    "array" => new[] { 1 },
                    _ => syntax.TargetSymbol,
                },
        };

        var failure = Assert.Throws<TestFailureException>(() => GeneratorTest.Run(generator, _two));

        Assert.Contains("Extract: Modified", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratorThrows_ExceptionIsKeptAndFails()
    {
        var generator = new DummyGenerator { Keep = _ => throw new InvalidOperationException("boom") };

        var run = GeneratorTest.Run(generator, _two);

        Assert.Equal(
            "boom",
            Assert.IsType<InvalidOperationException>(run.Exception?.InnerException ?? run.Exception).Message
        );
        Assert.Throws<TestFailureException>(() => run.AssertCompiles());
    }

    [Fact]
    public void WarningInGeneratedCode_IsShownWithTheFile()
    {
        var generator = new DummyGenerator { Body = _ => "#nullable enable\nstring Field;\n" };

        var failure = Assert.Throws<TestFailureException>(() => GeneratorTest.Run(generator, _two).AssertCompiles());

        Assert.Contains("warning CS8618", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--- B.g.cs", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OtherCompilation_CanBeReferencedAndLoaded(bool asImage)
    {
        var library = GeneratorTest.Run<DummyGenerator>(
            new TestCompilation("[Aegis.Agent] public partial class Remote;") { AssemblyName = "Library" }
        );
        var test = new TestCompilation("public static class Use { public static string It => Remote.Hello(); }")
        {
            Projects = [asImage ? library.AsImage() : library.AsProject()],
        };

        using var loaded = GeneratorTest.Run<DummyGenerator>(test).EmitAndLoad();

        Assert.Equal("Remote", loaded.Type("Use").GetProperty("It")!.GetValue(null));
    }

    [Fact]
    public void GlobalOption_ReachesTheGenerator()
    {
        var run = GeneratorTest.Run<DummyGenerator>(_two.WithOption("build_property.RootNamespace", "My.Root"));

        Assert.Contains("// in My.Root", run["A.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void OldLanguageAndExecutable_AreHonoured()
    {
        var test = new TestCompilation("System.Console.WriteLine(1);")
        {
            LanguageVersion = LanguageVersion.CSharp9,
            OutputKind = OutputKind.ConsoleApplication,
            ImplicitUsings = false,
        };

        GeneratorTest.Run<DummyGenerator>(test).AssertCompiles();
    }
}
