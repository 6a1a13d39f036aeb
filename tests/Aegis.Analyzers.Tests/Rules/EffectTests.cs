namespace Aegis.Analyzers.Tests.Rules;

/// <summary>What effects take: AEG041, AEG042, AEG045, AEG046, and AEG040 of agents.</summary>
public class EffectTests
{
    private const string Ship =
        "[Tool(Effect = ToolEffect.Queryable, Description = \"Ships.\")] public int Ship(ToolCallKey key) => 1;";

    [Theory]
    [InlineData("public int {|AEG041:Pay|}() => 1;")]
    [InlineData("public int Pay(ToolCallKey key) => 1;")]
    [InlineData("public int Pay([IdempotencyKey, System.ComponentModel.Description(\"Which.\")] string order) => 1;")]
    public Task RemoteSideWithoutAKey_Reports(string method) =>
        Reports(
            $$"""
            public partial class T { [Tool(Effect = ToolEffect.IdempotentDownstream, Description = "Pays.")] {{method}} }
            """
        );

    [Theory]
    [InlineData("{|AEG042:Tool(Description = \"Looks.\")|}")]
    [InlineData("Tool(Description = \"Looks.\", Effect = ToolEffect.ReadOnly)")]
    [InlineData("Tool(Description = \"Looks.\", Effect = ToolEffect.Unspecified)")]
    public Task EffectThatIsNotSaid_Reports(string tool) =>
        Reports(
            Project($$"""public partial class T { [{{tool}}] public int Look() => 1; }""") with
            {
                EditorConfig = "",
            }
        );

    [Theory]
    [InlineData("[Agent(\"Go.\"), UseTools<T>] public partial class A;", "{|AEG045:Pay|}")]
    [InlineData(
        "[Agent(\"Go.\"), UseTools<D>] public partial class A; public partial class D : T { [Tool(Effect = ToolEffect.ReadOnly, Description = \"Looks.\")] public int Look() => 1; }",
        "{|AEG045:Pay|}"
    )]
    [InlineData(
        "[Agent, UseTools<T>] public partial class A { public string Run(AgentContext context) => \"\"; }",
        "{|AEG045:Pay|}"
    )]
    [InlineData("[Agent, UseTools<T>] public partial class A { public string Run() => \"\"; }", "Pay")]
    [InlineData("[Agent(\"Go.\")] public partial class A;", "Pay")]
    public Task EffectThatNobodyAllows_Reports(string agent, string name) =>
        Reports(
            $$"""
            {{agent}}
            public partial class T
            {
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Pays.")] public int {{name}}() => 1;
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Sends."), NoApproval("It is read first.")] public int Send() => 1;
                [Tool(Description = "Asks."), RequiresApproval] public int Ask() => 1;
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Books."), RequiresApproval] public int Book() => 1;
                [Tool(Effect = ToolEffect.Idempotent, Description = "Sets.")] public int Set() => 1;
            }
            """
        );

    [Theory]
    [InlineData("[Agent(\"Go.\"), Retry(3), UseTools<T>] public partial class A;")]
    [InlineData("[assembly: Retry(3)] [Agent(\"Go.\"), UseTools<T>] public partial class A;")]
    public Task RetriedAgentWhoseToolSaysNothing_Reports(string agent) =>
        Reports(
            $$"""
            {{agent}}
            public partial class T
            {
                [Tool(Description = "Pays.")] public int {|AEG040:Pay|}() => 1;
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Sends."), NoApproval("It is read first.")] public int Send() => 1;
            }
            """
        );

    [Theory]
    [InlineData("[assembly: Retry(3)] [Agent(\"Go.\"), Retry(1), UseTools<T>] public partial class A;")]
    [InlineData("[assembly: Retry(3)] [Agent, UseTools<T>] public partial class A { public string Run() => \"\"; }")]
    public Task AgentThatDoesNotRepeatItsTools_IsFine(string agent) =>
        DoesNotReport(
            $$"""{{agent}} public partial class T { [Tool(Description = "Pays.")] public int Pay() => 1; }"""
        );

    [Theory]
    [InlineData("[Probe(nameof(Ship))] private ProbeAnswer Find(ToolCallKey key) => ProbeAnswer.NotDone;")]
    [InlineData(
        "[Probe(nameof(Ship))] private static Task<ProbeAnswer> Find(CancellationToken token, ToolCallKey mine) => null!;"
    )]
    [InlineData(
        "[Probe(nameof(Ship))] internal ValueTask<ProbeAnswer> Find([Service] Uri a, AgentContext b, IServiceProvider c, ToolCallKey d) => default;"
    )]
    [InlineData("[{|AEG046:Probe(nameof(Ship))|}] private int Find(ToolCallKey key) => 1;")]
    [InlineData("[{|AEG046:Probe(nameof(Ship))|}] private Task<ProbeAnswer>? Find<T1>(ToolCallKey key) => null;")]
    [InlineData("[{|AEG046:Probe(nameof(Ship))|}] private ProbeAnswer Find() => ProbeAnswer.NotDone;")]
    [InlineData("[{|AEG046:Probe(nameof(Ship))|}] private ProbeAnswer Find(string key) => ProbeAnswer.NotDone;")]
    [InlineData(
        "[{|AEG046:Probe(nameof(Ship))|}] private ProbeAnswer Find(ref ToolCallKey key) => ProbeAnswer.NotDone;"
    )]
    [InlineData(
        "[{|AEG046:Probe(nameof(Ship))|}] private ProbeAnswer Find(ToolCallKey key, System.Data.Common.DbTransaction t) => ProbeAnswer.NotDone;"
    )]
    [InlineData(
        "[{|AEG046:Probe(\"Sail\")|}] private ProbeAnswer Find(ToolCallKey key) => ProbeAnswer.NotDone; [Probe(nameof(Ship))] private ProbeAnswer Look(ToolCallKey key) => ProbeAnswer.NotDone;"
    )]
    [InlineData(
        "[Probe(nameof(Ship))] private ProbeAnswer Find(ToolCallKey key) => ProbeAnswer.NotDone; [{|AEG046:Probe(nameof(Ship))|}] private ProbeAnswer Look(ToolCallKey key) => ProbeAnswer.NotDone;"
    )]
    public Task Probe_ReportsWhatDoesNotFit(string probe) =>
        Reports($$"""using Aegis.Ledger; public partial class T { {{Ship}} {{probe}} }""");

    [Theory]
    [InlineData("string order, int amount", "int amount, string order")]
    [InlineData("[Service] Uri a, string order", "Uri a, string order")]
    public Task ProbeThatTakesWhatTheToolTakes_IsFine(string tool, string probe) =>
        DoesNotReport(
            $$"""
            public partial class T
            {
                /// <summary>Ships.</summary>
                /// <param name="order">Which.</param>
                /// <param name="amount">How much.</param>
                [Tool(Effect = ToolEffect.Queryable)] public int Ship({{tool.Replace(
                "string order",
                "[IdempotencyKey] string order",
                StringComparison.Ordinal
            )}}) => 1;
                [Probe(nameof(Ship))] private Aegis.Ledger.ProbeAnswer Find({{probe}}) => null!;
            }
            """
        );

    [Fact]
    public Task Messages_SayWhatToDo() =>
        Reports(
            """
            using Aegis.Ledger;
            public static partial class S
            {
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Pays.")] public static int Pay() => 1;
                [{|AEG046:Probe(nameof(Pay))|}] private static ProbeAnswer Find(ToolCallKey key) => ProbeAnswer.NotDone;
            }
            public partial class T
            {
                [Tool(Effect = ToolEffect.Queryable, Description = "Ships.")] public static int Ship(string order) => order.Length;
                [{|AEG046:Probe(nameof(Ship))|}] private static ProbeAnswer Find(int order, ToolCallKey key) => ProbeAnswer.NotDone;
            }
            public class U { [{|AEG046:Probe("Ship")|}] private ProbeAnswer Find() => ProbeAnswer.NotDone; }
            """.Replace(
                "string order)",
                "[System.ComponentModel.Description(\"Which.\")] string order)",
                StringComparison.Ordinal
            ),
            "[Probe] of 'S.Find' names 'Pay', whose effect is AtMostOnce; nobody asks unless it is Queryable",
            "[Probe] 'Find' of tool 'T.Ship' takes 'order', which is no int of 'Ship'; it may take a ToolCallKey, parameters of that by name and "
                + "type, services with [Service], a CancellationToken and the AgentContext",
            "[Probe] of 'Find' is in no type with [Tool] methods; move it to the tool that it tells of"
        );

    [Fact]
    public Task ProbeOfAnInstance_IsNoneOfAStaticTool() =>
        Reports(
            """
            public partial class T
            {
                [Tool(Effect = ToolEffect.Queryable, Description = "Ships.")] public static int Ship() => 1;
                [{|AEG046:Probe(nameof(Ship))|}] private Aegis.Ledger.ProbeAnswer Find(ToolCallKey key) => null!;
            }
            """,
            "[Probe] 'Find' of tool 'T.Ship' needs an instance, but 'Ship' is static; make it static"
        );

    [Theory]
    [InlineData("Transactional", "public int Book(DbTransaction transaction) => 1;")]
    [InlineData("Transactional", "public int {|AEG046:Book|}() => 1;")]
    [InlineData("AtMostOnce", "public int {|AEG046:Book|}(DbTransaction transaction) => 1;")]
    [InlineData(
        "Transactional",
        "[Fallback(nameof(Spare))] public int {|AEG046:Book|}(DbTransaction transaction) => 1; private int Spare() => 2;"
    )]
    public Task Transaction_ReportsWhatDoesNotFit(string effect, string method) =>
        Reports(
            $$"""
            using System.Data.Common;
            public partial class T { [Tool(Effect = ToolEffect.{{effect}}, Description = "Books.")] {{method}} }
            """
        );
}
