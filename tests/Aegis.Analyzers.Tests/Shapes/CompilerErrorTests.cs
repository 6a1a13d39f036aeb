namespace Aegis.Analyzers.Tests.Shapes;

/// <summary>What the compiler reports itself draws no second message.</summary>
public class CompilerErrorTests
{
    private const string UnknownType = "CS0246";

    [Theory]
    [InlineData("[DependsOn<Missing>]")]
    [InlineData("[DependsOn(typeof(Missing))]")]
    [InlineData("[DependsOn<Missing>, DependsOn<Missing>]")]
    public Task UnknownDependency_IsTheCompilers(string dependency) =>
        ReportsBeside([UnknownType], $"[Agent(\"Go.\")] {dependency} public partial class A;");

    [Fact]
    public Task UnknownDependencyBesideAParameter_IsTheCompilers() =>
        ReportsBeside(
            [UnknownType],
            "[Agent] [DependsOn<Missing>] public partial class A { public int Run(string notes) => 1; }"
        );

    [Theory]
    [InlineData("public int Run(Missing notes) => 1;")]
    [InlineData("public int Run(List<Missing> notes) => 1;")]
    [InlineData("public int Run(Missing[] notes) => 1;")]
    public Task UnknownTypeOfAParameter_IsTheCompilers(string method) =>
        ReportsBeside(
            [UnknownType],
            $$"""
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>] public partial class B { {{method}} }
            """
        );

    [Fact]
    public Task UnknownOutput_IsTheCompilers() =>
        ReportsBeside(
            [UnknownType],
            """
            [Agent] public partial class A { public Missing Run() => null!; }
            [Agent, DependsOn<A>] public partial class B { public int Run(string text) => 1; }
            """
        );

    [Fact]
    public Task UnknownService_IsTheCompilers() =>
        ReportsBeside([UnknownType], "[Agent] public partial class A(Missing it) { public object Run() => it; }");

    [Fact]
    public Task UnknownInstructions_AreTheCompilers() =>
        ReportsBeside(["CS0103"], "[Agent(Missing)] public partial class A;");

    [Fact]
    public Task InstructionsOfAnotherType_AreTheCompilers() =>
        ReportsBeside(["CS1503"], "[Agent(1)] public partial class A;");

    [Fact]
    public Task TooManyArguments_AreTheCompilers() =>
        ReportsBeside(["CS1729"], "[Agent(\"a\", \"b\")] public partial class A;");

    [Fact]
    public Task AttributeThatStandsTwice_IsTheCompilers() =>
        ReportsBeside(["CS0579"], "[Agent(\"a\"), Agent(\"b\")] public partial class A;");

    [Fact]
    public Task AttributeOnAStructure_IsTheCompilers() =>
        ReportsBeside(["CS0592"], "[Agent(\"a\")] public partial struct A;");

    [Fact]
    public Task ClassThatStandsTwice_IsTheCompilers() =>
        ReportsBeside(["CS0101", "CS0579"], "[Agent(\"a\")] public class A; [Agent(\"a\")] public class A;");

    [Fact]
    public Task PartWithoutPartial_IsTheCompilers() =>
        ReportsBeside(["CS0260"], "[Agent(\"a\")] public partial class A; public class A;");

    [Fact]
    public Task UnknownOutputOfAPipeline_IsTheCompilers() =>
        ReportsBeside(
            [UnknownType],
            "[Agent(\"a\")] public partial class A; [Pipeline(typeof(Missing))] public partial class P;"
        );
}
