namespace Aegis.Generators.Tests.Incremental;

public class OrderTests
{
    [Fact]
    public void AnyOrderOfFilesAndOfParts_GivesTheSameBytes()
    {
        string[] files =
        [
            "using Aegis; namespace B { [Agent] public partial class Writer { public int Run(int second, int first) => 1; } }",
            "using Aegis; namespace A { [Agent(Id = \"x\")] public partial class Writer { public int Run(int first, int second) => 1; } }",
            "using Aegis; namespace A { public partial class Writer { } [Agent(\"Go.\")] public partial class WRITER; }",
            "using Aegis; [Agent, DependsOn<A.Writer>, DependsOn<B.Writer>] public partial class Last { public int Run([From<A.Writer>] int a, [From<B.Writer>] int b) => a; }",
            "using Aegis; [Pipeline] public partial class All; [Pipeline] public partial class ALL;",
        ];
        var random = new Random(20);
        var expected = Project
            .Generate(new TestCompilation([.. files.Select(file => (TestFile)file)]))
            .AssertCompiles();
        for (var round = 0; round < 12; round++)
        {
            random.Shuffle(files);
            var run = Project.Generate(new TestCompilation([.. files.Select(file => (TestFile)file)]));
            Assert.Equal(expected.Sources, run.Sources);
        }
    }
}
