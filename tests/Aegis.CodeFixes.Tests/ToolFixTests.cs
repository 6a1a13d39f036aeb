namespace Aegis.CodeFixes.Tests;

/// <summary>AEG020, AEG021, AEG022, AEG026, AEG027 and AEG066.</summary>
public class ToolFixTests
{
    [Fact]
    public Task EqualNames_BecomeDifferent() =>
        Fixes<SetToolNameFix>(
            null!,
            Box("[Tool] public int Do() => 1;", "[Tool] public int {|AEG020:Do|}(CancellationToken token) => 1;"),
            Box("[Tool] public int Do() => 1;", "[Tool(Name = \"do_\")] public int Do(CancellationToken token) => 1;")
        );

    [Fact]
    public Task WrongNames_BecomeValid() =>
        Fixes<SetToolNameFix>(
            null!,
            Box(
                "[Tool(Name = \"a b\")] public int {|AEG021:Do|}() => 1;",
                "[Tool(Strict = false, Name = \"é\")] public int {|AEG021:Other|}() => 1;"
            ),
            Box(
                "[Tool(Name = \"a_b\")] public int Do() => 1;",
                "[Tool(Strict = false, Name = \"tool\")] public int Other() => 1;"
            )
        );

    [Fact]
    public Task Undescribed_IsDocumented() =>
        Fixes<DescribeToolFix>(
            null!,
            """
            public partial class Box
            {
                // stays
                [Tool]
                public int {|AEG022:Do|}(int {|AEG022:x|}, int {|AEG022:y|}) => x + y;
            }
            """,
            """
            public partial class Box
            {
                // stays
                /// <summary>TODO: say what Do does, and when to call it.</summary>
                /// <param name="x">TODO: say what x is.</param>
                /// <param name="y">TODO: say what y is.</param>
                [Tool]
                public int Do(int x, int y) => x + y;
            }
            """
        );

    [Fact]
    public Task AsynchronousTools_TakeTokens() =>
        Fixes<AddTokenFix>(
            null!,
            Box(
                "[Tool] public Task {|AEG026:DoAsync|}() => Task.CompletedTask;",
                "[Tool] public async IAsyncEnumerable<int> {|AEG026:ListAsync|}() { await Task.Yield(); yield return 1; }"
            ),
            Box(
                "[Tool] public Task DoAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;",
                "[Tool] public async IAsyncEnumerable<int> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default) { await Task.Yield(); yield return 1; }"
            )
        );

    [Fact]
    public Task NewToken_IsHandedToTheCallsThatTakeOne() =>
        Fixes<AddTokenFix>(
            null!,
            Box(
                "[Tool] public async Task {|AEG026:DoAsync|}() { await Task.Delay(1); await OtherAsync(Half(2)); Func<Task> later = static () => Task.Delay(3); await later(); }",
                "private static Task OtherAsync(int a, string b = \"\", CancellationToken token = default) => Task.Delay(a, token);",
                "private static int Half(int a) => a / 2;"
            ),
            Box(
                "[Tool] public async Task DoAsync(CancellationToken cancellationToken = default) { await Task.Delay(1, cancellationToken); await OtherAsync(Half(2), token: cancellationToken); Func<Task> later = static () => Task.Delay(3); await later(); }",
                "private static Task OtherAsync(int a, string b = \"\", CancellationToken token = default) => Task.Delay(a, token);",
                "private static int Half(int a) => a / 2;"
            )
        );

    [Fact]
    public Task AsyncVoidTools_ReturnTasks() =>
        Fixes<ReturnTaskFix>(
            null!,
            Box(
                "[Tool] public async void {|AEG027:Do|}(CancellationToken token) => await Task.Yield();",
                "[Tool] public async void {|AEG027:More|}(CancellationToken token) => await Task.Yield();"
            ),
            Box(
                "[Tool] public async Task Do(CancellationToken token) => await Task.Yield();",
                "[Tool] public async Task More(CancellationToken token) => await Task.Yield();"
            )
        );

    [Fact]
    public Task MissingType_IsAddedToTheContext() =>
        Fixes<AddJsonSerializableFix>(
            null,
            Contexts("", "{|AEG066:Do|}(Order x)"),
            Contexts("[JsonSerializable(typeof(Order))]\n", "Do(Order x)")
        );

    [Fact]
    public Task MissingTypes_AreAddedOnceEach() =>
        Fixes<AddJsonSerializableFix>(
            null,
            Contexts(
                "",
                "{|AEG066:{|AEG066:Do|}|}(Order x, Item y) => 1; /**/[Tool] public int {|AEG066:More|}(Order x)"
            ),
            Contexts(
                "[JsonSerializable(typeof(Item))]\n[JsonSerializable(typeof(Order))]\n",
                "Do(Order x, Item y) => 1; /**/[Tool] public int More(Order x)"
            )
        );

    [Fact]
    public Task ToolOfAnAgent_IsToldFromThoseItIsGiven() =>
        Fixes<SetToolNameFix>(
            "Call the tool \"do_\"",
            Box("[Tool] public int Do() => 1;")
                + "[Agent(\"Go.\"), {|AEG020:UseTools<Box>|}] public partial class A\n{\n    /// <summary>Does.</summary>\n    [Tool] public int Do() => 1;\n}\n",
            Box("[Tool] public int Do() => 1;")
                + "[Agent(\"Go.\"), UseTools<Box>] public partial class A\n{\n    /// <summary>Does.</summary>\n    [Tool(Name = \"do_\")] public int Do() => 1;\n}\n"
        );

    [Fact]
    public Task ToolsOfTwoToolsets_AreToldApart() =>
        Fixes<SetToolNameFix>(
            null!,
            Box("[Tool] public int Do() => 1;", "[Tool] public int More() => 1;")
                + Box("[Tool] public int Do() => 1;", "[Tool] public int More() => 1;")
                    .Replace("Box", "Other", StringComparison.Ordinal)
                + "[Agent(\"Go.\"), UseTools<Box>, {|AEG020:{|AEG020:UseTools<Other>|}|}] public partial class A;\n",
            Box("[Tool] public int Do() => 1;", "[Tool] public int More() => 1;")
                + Box(
                        "[Tool(Name = \"do_\")] public int Do() => 1;",
                        "[Tool(Name = \"more_\")] public int More() => 1;"
                    )
                    .Replace("Box", "Other", StringComparison.Ordinal)
                + "[Agent(\"Go.\"), UseTools<Box>, UseTools<Other>] public partial class A;\n"
        );

    [Fact]
    public Task ToolsetGivenTwice_IsGivenOnce() =>
        Fixes<SetToolNameFix>(
            "Remove [UseTools]",
            Box("[Tool] public int Do() => 1;")
                + "[Agent(\"Go.\"), UseTools<Box>, {|AEG020:UseTools<Box>|}] public partial class A;\n",
            Box("[Tool] public int Do() => 1;") + "[Agent(\"Go.\"), UseTools<Box>] public partial class A;\n"
        );

    [Fact]
    public Task MissingTypeWithoutAContext_HasNoFix() =>
        OffersNothing<DescribeToolFix>(Box("[Tool] public int Do() => 1;"));

    private static string Box(params string[] tools) =>
        "public partial class Box\n{\n"
        + string.Concat(tools.Select(tool => $"    /// <summary>Does it.</summary>\n    {tool}\n"))
        + "}\n";

    private static TestCompilation Contexts(string attribute, string methods) =>
        Project(
                "using System.Text.Json.Serialization;\npublic record Order(int Id);\npublic record Item(int Id);\n"
                    + attribute
                    + "[JsonSerializable(typeof(int))]\npublic class Known() : JsonSerializerContext(null)\n{\n"
                    + "    public static Known Default { get; } = new();\n"
                    + "    protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;\n"
                    + "    public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;\n}\n"
                    + $"public partial class Box\n{{\n/**/[Tool] public int {methods} => x.Id;\n}}\n".Replace(
                        "/**/",
                        "\n    /// <summary>Does it.</summary>\n    /// <param name=\"x\">X.</param>\n    /// <param name=\"y\">Y.</param>\n    ",
                        StringComparison.Ordinal
                    )
            )
            .WithOption("build_property.PublishAot", "true");
}
