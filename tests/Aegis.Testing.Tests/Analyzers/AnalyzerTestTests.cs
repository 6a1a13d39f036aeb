using Microsoft.CodeAnalysis;

namespace Aegis.Testing.Tests.Analyzers;

public class AnalyzerTestTests
{
    private static readonly AnalyzerTest _test = new(new LowercaseAnalyzer());

    [Fact]
    public Task MarkedDiagnostics_Pass() =>
        _test.VerifyAsync(new("class C; class [|x|];", ("Y.cs", "class {|DUM001:y|};")), Token);

    [Theory]
    [InlineData("class x;", "reported, and not asked for:")]
    [InlineData("class [|X|];", "asked for by the markup, and not reported:")]
    [InlineData("[|class x|];", "DUM001")]
    [InlineData("class C { Missing M; }", "CS0246")]
    [InlineData("class Crash;", "an analyzer threw: System.InvalidOperationException: crashed")]
    public async Task WhatTheMarksDoNotAskFor_Fails(string marked, string expected)
    {
        var failure = await Assert.ThrowsAsync<TestFailureException>(() => _test.VerifyAsync(new(marked), Token));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompilerErrors_CanBeAllowedOrMarked()
    {
        await new AnalyzerTest(new LowercaseAnalyzer()) { AllowedCompilerErrors = ["CS0246"] }.VerifyAsync(
            new("class C { Missing M; }"),
            Token
        );
        await _test.VerifyAsync(new("class C { {|CS0246:Missing|} {|CS0169:_m|}; }"), Token);
    }

    [Fact]
    public async Task Messages_AreComparedInOrder()
    {
        TestCompilation marked = new("class [|x|]; class [|y|];");
        await new AnalyzerTest(new LowercaseAnalyzer())
        {
            Messages = ["Class 'x' begins in lower case", null],
        }.VerifyAsync(marked, Token);

        var wrong = new AnalyzerTest(new LowercaseAnalyzer()) { Messages = [null, "other"] };
        await Assert.ThrowsAsync<TestFailureException>(() => wrong.VerifyAsync(marked, Token));
    }

    [Fact]
    public Task EditorConfigAndPragma_Silence() =>
        _test.VerifyAsync(
            new(("a/X.cs", "class x;"), ("Y.cs", "class [|y|];\n#pragma warning disable DUM001\nclass z;"))
            {
                EditorConfig = "[a/*.cs]\ndotnet_diagnostic.DUM001.severity = none\n",
            },
            Token
        );

    [Fact]
    public Task GeneratedCode_IsThereAndNotJudged()
    {
        var test = new AnalyzerTest(new LowercaseAnalyzer()) { Generator = new DummyGenerator() };

        return test.VerifyAsync(new("[Aegis.Agent] partial class [|a|]; class C { string S = a.Hello(); }"), Token);
    }

    [Fact]
    public Task Executable_Compiles() =>
        _test.VerifyAsync(
            new("System.Console.WriteLine(); class [|x|];") { OutputKind = OutputKind.ConsoleApplication },
            Token
        );

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
