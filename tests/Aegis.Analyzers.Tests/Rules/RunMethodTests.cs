namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG003.</summary>
public class RunMethodTests
{
    [Theory]
    [InlineData("public int Run() => 1;")]
    [InlineData("public void Run() { }")]
    [InlineData("public Task RunAsync() => Task.CompletedTask;")]
    [InlineData("public ValueTask RunAsync() => default;")]
    [InlineData("public ValueTask<int> RunAsync() => new(1);")]
    [InlineData("public async Task<int> RunAsync() { await Task.Yield(); return 1; }")]
    [InlineData("internal Task<string?> RunAsync(CancellationToken token) => Task.FromResult<string?>(null);")]
    [InlineData("public static int Run() => 1;")]
    [InlineData("public async IAsyncEnumerable<int> RunAsync() { await Task.Yield(); yield return 1; }")]
    [InlineData("public int Run() => Run(1); private int Run(int number) => number;")]
    public Task SupportedShape_IsFine(string members) =>
        DoesNotReport($"[Agent] public partial class A {{ {members} }}");

    [Fact]
    public Task NeitherInstructionsNorMethod_Reports() =>
        Reports(
            "[Agent] public partial class {|AEG003:A|};",
            "Agent 'A' can not run: it has neither instructions nor a run method with a body; give it [Agent(\"…\")] or a method Run"
        );

    [Fact]
    public Task BlankInstructions_AreNone() => Reports("[Agent(\"  \")] public partial class {|AEG003:A|};");

    [Fact]
    public Task TwoMethods_ReportTheSecond() =>
        Reports(
            "[Agent] public partial class A { public int Run() => 1; public int {|AEG003:Run|}(int n) => n; }",
            "Agent 'A' can not run: it has 2 run methods (A.Run(), A.Run(int)); keep one"
        );

    [Fact]
    public Task RunBesideRunAsync_Reports() =>
        Reports(
            """
            [Agent] public partial class A
            {
                public int {|AEG003:Run|}() => 1;
                public Task<int> RunAsync() => Task.FromResult(1);
            }
            """
        );

    [Theory]
    [InlineData("private int {|AEG003:Run|}() => 1;")]
    [InlineData("protected int {|AEG003:Run|}() => 1;")]
    [InlineData("public T {|AEG003:Run|}<T>() => default!;")]
    [InlineData("public int {|AEG003:Run|}(ref int n) => n;")]
    [InlineData("public int {|AEG003:Run|}(ReadOnlySpan<char> text) => 1;")]
    [InlineData("public unsafe int {|AEG003:Run|}(int* number) => 1;")]
    [InlineData("public ref int {|AEG003:Run|}() => throw new Exception();")]
    [InlineData("public ReadOnlySpan<char> {|AEG003:Run|}() => default;")]
    [InlineData("public async void {|AEG003:Run|}() => await Task.Yield();")]
    public Task UnsupportedShape_Reports(string method) => Reports($"[Agent] public partial class A {{ {method} }}");

    [Fact]
    public Task PartialWithoutText_Reports() =>
        Reports(
            "[Agent] public partial class A { public partial Task<string> {|AEG003:RunAsync|}(string topic); }",
            "Agent 'A' can not run: the partial RunAsync has neither instructions nor a [Prompt]; give it either, or a body"
        );

    [Theory]
    [InlineData("[Agent(\"Go.\")]", "")]
    [InlineData("[Agent]", "[Prompt(\"{topic}\")]")]
    public Task PartialWithText_IsFine(string agent, string prompt) =>
        DoesNotReport(
            $"{agent} public partial class A {{ {prompt} public partial Task<string> RunAsync(string topic); }}"
        );

    [Theory]
    [InlineData("[Agent]", "[Prompt(\"{topic}\")] public string {|AEG003:Run|}(string topic) => topic;")]
    [InlineData("[Agent(\"Go.\")]", "[Prompt(\"{topic}\")] private string {|AEG003:Text|}(string topic) => topic;")]
    [InlineData(
        "[Agent(\"Go.\")]",
        "public partial Task<string> RunAsync(string topic); [Prompt(\"{topic}\")] private string {|AEG003:Run|}(string topic) => topic;"
    )]
    [InlineData("[Agent]", "public int Run() => One; public int One { [Prompt(\"Go.\")] {|AEG003:get|} => 1; }")]
    [InlineData("[Agent]", "public int Run() { [{|AEG003:Prompt(\"Go.\")|}] int Inner() => 1; return Inner(); }")]
    [InlineData("", "[{|AEG003:Prompt(\"{topic}\")|}] public string Run(string topic) => topic;")]
    public Task PromptThatNothingReads_Reports(string agent, string members) =>
        Reports($"{agent} public partial class A {{ {members} }}");

    [Fact]
    public Task PromptBesideABody_SaysWhatToDo() =>
        Reports(
            "[Agent] public partial class A { [Prompt(\"Go.\")] public int {|AEG003:Run|}() => 1; }",
            "Agent 'A' can not run: Run has a body, beside which its [Prompt] is never read; drop either"
        );

    [Theory]
    [InlineData("string")]
    [InlineData("Task")]
    [InlineData("IAsyncEnumerable<string>")]
    public Task PartialThatReturnsNoTaskOfValue_Reports(string type) =>
        Reports(
            $"[Agent(\"Go.\")] public partial class A {{ public partial {type} {{|AEG003:RunAsync|}}(string topic); }}"
        );

    [Fact]
    public Task StaticPartial_Reports() =>
        Reports(
            "[Agent(\"Go.\")] public partial class A { public static partial Task<string> {|AEG003:RunAsync|}(string topic); }"
        );

    [Fact]
    public Task InheritedMethod_IsFine() =>
        DoesNotReport("public class Base { public int Run() => 1; } [Agent] public partial class A : Base;");

    [Fact]
    public Task OverriddenMethod_IsFine() =>
        DoesNotReport(
            """
            public abstract class Base { public abstract int Run(); }
            [Agent] public partial class A : Base { public override int Run() => 1; }
            """
        );
}
