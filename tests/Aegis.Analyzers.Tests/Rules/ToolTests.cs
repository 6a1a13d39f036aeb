namespace Aegis.Analyzers.Tests.Rules;

/// <summary>Tools: AEG001, AEG005, AEG009, AEG020 to AEG029, AEG061, AEG062. Errors stand alone: no error of the compiler's.</summary>
public class ToolTests
{
    private const string Doc = "/// <summary>Does it.</summary>\n";

    [Theory]
    [InlineData("public class {|AEG001:Box|} { /**/[Tool] public int Do() => 1; }")]
    [InlineData("public class {|AEG001:Outer|} { public partial class Box { /**/[Tool] public int Do() => 1; } }")]
    [InlineData("public partial class Box { /**/[Tool] public int Do() => 1; public int {|AEG009:Tools|} => 1; }")]
    [InlineData("public partial class {|AEG009:Tools|} { /**/[Tool] public int Do() => 1; }")]
    [InlineData("public partial class Box<{|AEG009:Tools|}> { /**/[Tool] public int Do() => 1; }")]
    [InlineData(
        "public class Base { public int {|AEG009:Tools|}() => 1; } public partial class Box : Base { /**/[Tool] public int Do() => 1; }"
    )]
    [InlineData(
        "public class Base { public int {|AEG009:Tools|} => 1; } public partial class Box : Base { /**/[Tool] public int Do() => 1; }"
    )]
    [InlineData(
        "public class Base<T> { protected int {|AEG009:Tools|} => 1; } public partial class Box : Base<int> { /**/[Tool] public int Do() => 1; }"
    )]
    [InlineData(
        "public class Base { public class {|AEG009:Tools|}; } public partial class Box : Base { /**/[Tool] public int Do() => 1; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool] public int Do() => 1; /**/[Tool(Name = \"do\")] public int {|AEG020:Other|}() => 1; }"
    )]
    [InlineData("public partial class Box { /**/[Tool(Name = \"a b\")] public int {|AEG021:Do|}() => 1; }")]
    [InlineData("public partial class Box { [Tool] public int {|AEG022:Do|}(int {|AEG022:x|}) => x; }")]
    [InlineData("public partial class Box { /**/[Tool] public int Do(Action {|AEG023:x|}) => 1; }")]
    [InlineData("public partial class Box { /**/[Tool] public System.IO.Stream {|AEG023:Do|}() => null!; }")]
    [InlineData("public partial class Box<T> { /**/[Tool] public int Do(T {|AEG023:x|}) => 1; }")]
    [InlineData("public unsafe partial class Box { /**/[Tool] public int Do(int* {|AEG023:x|}) => 1; }")]
    [InlineData("public partial class Box { /**/[Tool] public int Do(Span<int> {|AEG023:x|}) => 1; }")]
    [InlineData("public partial class Box { /**/[Tool] public int {|AEG024:Do|}<T>(T x) => 1; }")]
    [InlineData("public partial class Box { /**/[Tool] public int {|AEG024:Do|}(out int x) => x = 1; }")]
    [InlineData(
        "public interface IDo { int Do(); } public partial class Box : IDo { /**/[Tool] int IDo.{|AEG024:Do|}() => 1; }"
    )]
    [InlineData("public partial interface IBox { /**/[Tool] int {|AEG024:Do|}(); }")]
    [InlineData(
        "public partial class Box { /**/[Tool] public static Box operator {|AEG024:+|}(Box one, Box two) => one; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool] public static explicit operator {|AEG024:int|}(Box one) => 1; }"
    )]
    [InlineData("public partial class Box { public int One { /**/[Tool] {|AEG024:get|} => 1; } }")]
    [InlineData("public partial class Box { public event Action One { /**/[Tool] {|AEG024:add|} { } remove { } } }")]
    [InlineData("public partial class Box { /**/[Tool] ~{|AEG024:Box|}() { } }")]
    [InlineData(
        "public partial class Box { [method: {|AEG024:Tool|}] public event Action? One; public void Raise() => One?.Invoke(); }"
    )]
    [InlineData("public class Box { public int Do() { [{|AEG024:Tool|}] int Inner() => 1; return Inner(); } }")]
    [InlineData("public class Box { public Func<int> Do() => [{|AEG024:Aegis.ToolAttribute|}] () => 1; }")]
    [InlineData(
        "public partial class Box { /**/[Tool] public int Do() { [{|AEG024:Tool|}] int Inner() => 1; return Inner(); } }"
    )]
    [InlineData("public ref partial struct Box { /**/[Tool] public int {|AEG024:Do|}() => 1; }")]
    [InlineData("file partial class Box { /**/[Tool] public int {|AEG024:Do|}() => 1; }")]
    [InlineData(
        "public partial class Box { /**/[Tool(Strict = true)] public int Do([System.ComponentModel.Description(\"X.\")] int {|AEG025:x|} = 1) => x; }"
    )]
    [InlineData("public partial class Box { /**/[Tool] public Task {|AEG026:Do|}() => Task.CompletedTask; }")]
    [InlineData("public partial class Box { /**/[Tool] public async void {|AEG027:Do|}() => await Task.Yield(); }")]
    [InlineData("public partial class Box { /**/[Tool] public void Do() => {|AEG027:Task.Delay(1).Wait()|}; }")]
    [InlineData("public partial class Box { /**/[Tool] public int Do() => {|AEG027:Task.FromResult(1).Result|}; }")]
    [InlineData(
        "public partial class Box { /**/[Tool] public int Do() => {|AEG027:Task.FromResult(1).GetAwaiter().GetResult()|}; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool] public int Do([System.ComponentModel.DataAnnotations.Range(1, 5), System.ComponentModel.Description(\"X.\")] int {|AEG028:x|} = 7) => x; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool, {|AEG029:FixedArgument(\"y\", 1)|}] public int Do([System.ComponentModel.Description(\"X.\")] int x) => x; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool, {|AEG029:FixedArgument(\"x\", \"text\")|}] public int Do([System.ComponentModel.Description(\"X.\")] int x) => x; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool, FixedArgument(\"x\", 7)] public int Do([System.ComponentModel.DataAnnotations.Range(1, 5)] int {|AEG028:x|}) => x; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool, FixedArgument(\"x\", new[] { 1, 2 })] public int Do([System.ComponentModel.DataAnnotations.MaxLength(1)] int[] {|AEG028:x|}) => 1; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool, FixedArgument(\"x\", \"Friday\")] public int Do([System.ComponentModel.DataAnnotations.AllowedValues(DayOfWeek.Monday)] DayOfWeek {|AEG028:x|}) => 1; }"
    )]
    [InlineData("public class Plain; [Agent(\"Ask.\"), {|AEG005:UseTools<Plain>|}] public partial class A;")]
    public Task Mistake_Reports(string source) => Reports(source.Replace("/**/", "\n" + Doc, StringComparison.Ordinal));

    [Theory]
    [InlineData("public partial class Box { /**/[Tool] public int Do() => 1; }")]
    [InlineData(
        "public partial class Box { /**/[Tool] public Task Do(CancellationToken token) => Task.CompletedTask; }"
    )]
    [InlineData("public partial class Box { public int Do(Action x) => Task.FromResult(1).Result; }")]
    [InlineData(
        "public partial class Box { /**/[Tool] public async Task<int> Do(CancellationToken token) => await Task.FromResult(1); }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool, FixedArgument(\"x\", \"Friday\")] public int Do(DayOfWeek x) => (int)x; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool, FixedArgument(\"x\", 4)] public int Do([System.ComponentModel.DataAnnotations.Range(1, 5)] int x = 7) => x; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool, FixedArgument(\"x\", \"Friday\")] public int Do([System.ComponentModel.DataAnnotations.AllowedValues(DayOfWeek.Friday)] DayOfWeek x) => 1; }"
    )]
    [InlineData(
        "public partial class Box { /**/[Tool] public int Do() => 1; } [Agent(\"Ask.\"), UseTools<Box>] public partial class A;"
    )]
    public Task WhatIsRight_IsFine(string source) =>
        DoesNotReport(source.Replace("/**/", "\n" + Doc, StringComparison.Ordinal));

    [Fact]
    public Task ToolsOfABaseFromAnotherProject_AreReportedAtTheClass() =>
        Reports(
            new TestCompilation(
                "using Aegis;\npublic partial class {|AEG009:Box|} : Base {\n"
                    + Doc
                    + "[Tool(Effect = ToolEffect.ReadOnly)] public int Do() => 1; }"
            )
            {
                Projects =
                [
                    ReferencedAssembly.AsImage(
                        new TestCompilation("public class Base { public int Tools() => 1; }")
                        {
                            AssemblyName = "Lib",
                        }.Create()
                    ),
                ],
            },
            "'Box' has a member 'Tools', which Aegis writes; rename it, or move the tools to another type"
        );

    [Fact]
    public Task InternalToolsOfABaseFromAnotherProject_AreNotInTheWay() =>
        Reports(
            new TestCompilation(
                "using Aegis;\npublic partial class Box : Base {\n"
                    + Doc
                    + "[Tool(Effect = ToolEffect.ReadOnly)] public int Do() => 1; }"
            )
            {
                Projects =
                [
                    ReferencedAssembly.AsImage(
                        new TestCompilation("public class Base { internal int Tools() => 1; }")
                        {
                            AssemblyName = "Lib",
                        }.Create()
                    ),
                ],
            }
        );

    [Fact]
    public Task ScopedServiceOfAToolset_Reports() =>
        Reports(
            "namespace Microsoft.EntityFrameworkCore { public class DbContext; }\n"
                + "public partial class Box(Microsoft.EntityFrameworkCore.DbContext db) {\n"
                + Doc
                + "[Tool] public bool Do() => db is null; }\n[Agent(\"Ask.\"), {|AEG061:UseTools<Box>|}] public partial class A;",
            "Toolset 'Box' is shared by concurrent runs, but 'DbContext' lives for one scope; let its methods take it as a [Service]"
        );
}
