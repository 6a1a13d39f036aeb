namespace Aegis.Testing.Tests.CodeFixes;

public class CodeFixTestTests
{
    private static readonly TestCompilation _before = new(
        "// one\nclass /* a */ [|x|] /* b */;\n\nclass [|y|] { }\n",
        ("Z.cs", "class [|z|]; // z\n")
    );

    private static readonly TestCompilation _capitalised = new(
        "// one\nclass /* a */ X /* b */;\n\nclass Y { }\n",
        ("Z.cs", "class Z; // z\n")
    );

    [Fact]
    public Task FirstFix_OneByOneAndFixAll() =>
        new CodeFixTest(new LowercaseFix(), new LowercaseAnalyzer()) { Title = "Capitalise" }.VerifyAsync(
            _before,
            _capitalised,
            Token
        );

    [Theory]
    [InlineData("Prefix", 0)]
    [InlineData(null, 1)]
    public Task OtherFix_ByKeyOrIndex(string? key, int index) =>
        new CodeFixTest(new LowercaseFix(), new LowercaseAnalyzer())
        {
            EquivalenceKey = key,
            Index = index,
        }.VerifyAsync(new("class [|x|];"), new("class Thex;"), Token);

    [Fact]
    public async Task LostTrivia_Fails() =>
        await FailsAsync(new LowercaseFix(keepsTrivia: false), "- class /* a */ X /* b */;");

    [Fact]
    public async Task FixThatFixesNothing_Fails() =>
        await FailsAsync(new LowercaseFix(works: false), "did not remove its diagnostic");

    [Fact]
    public async Task AbsentFixAndNotOffered()
    {
        var absent = new CodeFixTest(new LowercaseFix(), new LowercaseAnalyzer()) { EquivalenceKey = "Absent" };

        await absent.VerifyNotOfferedAsync(_before, Token);
        await Assert.ThrowsAsync<TestFailureException>(() => absent.VerifyAsync(_before, _capitalised, Token));
        var offered = new CodeFixTest(new LowercaseFix(), new LowercaseAnalyzer());
        await Assert.ThrowsAsync<TestFailureException>(() => offered.VerifyNotOfferedAsync(_before, Token));
    }

    [Fact]
    public Task EmittedCode_IsThereBeforeAndAfter() =>
        new CodeFixTest(new LowercaseFix(), new LowercaseAnalyzer()) { Generator = new DummyGenerator() }.VerifyAsync(
            new("[Aegis.Agent] partial class C; class [|x|] { string S = C.Hello(); }"),
            new("[Aegis.Agent] partial class C; class X { string S = C.Hello(); }"),
            Token
        );

    [Fact]
    public Task EditorConfig_ReachesTheWorkspace()
    {
        var generator = new DummyGenerator();
        TestCompilation WithConfig(string text) =>
            new(text, ("a/Y.cs", "class y;")) { EditorConfig = "[a/*.cs]\ndotnet_diagnostic.DUM001.severity = none\n" };

        return new CodeFixTest(new LowercaseFix(), new LowercaseAnalyzer()) { Generator = generator }.VerifyAsync(
            WithConfig("class [|x|];"),
            WithConfig("class X;"),
            Token
        );
    }

    private static async Task FailsAsync(LowercaseFix fix, string expected)
    {
        var test = new CodeFixTest(fix, new LowercaseAnalyzer());
        var failure = await Assert.ThrowsAsync<TestFailureException>(() =>
            test.VerifyAsync(_before, _capitalised, Token)
        );
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
