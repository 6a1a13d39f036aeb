namespace Aegis.Analyzers.Tests.Rules;

/// <summary>Methods and types that no reader of the rules thinks of first.</summary>
public class OddToolTests
{
    private const string Tool = "Tool(Effect = ToolEffect.ReadOnly, Description = \"Looks.\")";

    [Theory]
    [InlineData(
        "[Tool(Description = \"Looks.\", Effect = (ToolEffect)99)]",
        "public int {|AEG024:M|}() => 1;",
        "its Effect is 99, which is none of ToolEffect"
    )]
    [InlineData(
        "[" + Tool + "]",
        "public int {|AEG024:M|}(__arglist) => 1;",
        "it takes '__arglist', which no schema can say"
    )]
    [InlineData(
        "[" + Tool + ", System.Obsolete(\"gone\", true)]",
        "public int {|AEG024:M|}() => 1;",
        "it is obsolete in a way that lets no code call it"
    )]
    public Task MethodThatNothingCanCall_Reports(string attributes, string method, string detail) =>
        Reports(
            $$"""
            public partial class T
            {
                {{attributes}}
                {{method}}
            }
            """,
            $"'T.M' can not be a tool: {detail}"
        );

    [Fact]
    public Task ExperimentalTool_IsFineWhereItsAuthorKnows() =>
        DoesNotReport(
            $$"""
            public partial class T
            {
                [{{Tool}}, System.Diagnostics.CodeAnalysis.Experimental("EX1")] public int M() => 1;
            }
            """
        );

    [Fact]
    public Task TypeThatHasTools_TravelsWithoutThem() =>
        DoesNotReport(
            $$"""
            public partial record R(string[] Tags) { [{{Tool}}] public int Len() => Tags.Length; }
            public partial class Other
            {
                [{{Tool}}] public R Get() => new([]);
                [{{Tool}}] public int Count([System.ComponentModel.Description("Which.")] R other) => other.Tags.Length;
            }
            """
        );

    [Fact]
    public Task AgentOfAClassWithTools_HasNoStateOfItsOwn() =>
        DoesNotReport(
            $$"""
            public partial class B { [{{Tool}}] public int M() => 1; }
            [Agent("x")] public partial class A : B { }
            """
        );

    [Fact]
    public Task OneWrongType_IsOneMistake() =>
        Reports(
            $$"""
            public partial class T
            {
                [{{Tool}}] public int M([System.ComponentModel.Description("Which.")] System.Globalization.CultureInfo {|AEG023:culture|}) => 1;
            }
            """
        );

    [Theory]
    [InlineData("Task<IAsyncEnumerable<int>>")]
    [InlineData("IEnumerator<int>")]
    public Task ResultThatNoJsonHolds_Reports(string type) =>
        Reports(
            $"public partial class T {{ [{Tool}] public {type} {{|AEG023:M|}}(CancellationToken token) => throw new System.NotSupportedException(); }}"
        );

    [Fact]
    public Task ToolsetThatTakesAText_MayBeRegistered() =>
        DoesNotReport(
            $$"""
            public partial class T(string key) { [{{Tool}}] public string M() => key; }
            [Agent("x"), UseTools<T>] public partial class A;
            """
        );
}
