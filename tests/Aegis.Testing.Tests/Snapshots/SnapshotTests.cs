namespace Aegis.Testing.Tests.Snapshots;

public class SnapshotTests
{
    [Fact]
    public void GeneratedFiles_MatchTheirSnapshots()
    {
        var run = GeneratorTest.Run<DummyGenerator>(
            new TestCompilation("[Aegis.Agent] partial class A;\n[Aegis.Agent] partial class B;")
        );

        Snapshot.Match(run);
        Snapshot.Match(run, only: hint => hint == "A.g.cs", @case: "one");
    }

    [Fact]
    public void Text_MatchesItsSnapshot() => Snapshot.Match("one\r\ntwo");
}
