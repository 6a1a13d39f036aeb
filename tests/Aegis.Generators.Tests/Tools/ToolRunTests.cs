using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Tools;

public class ToolRunTests
{
    [Theory]
    [InlineData("public int Do(int x) => x;", "7")]
    [InlineData("public string? Do(int x) => null;", "null")]
    [InlineData("public async Task<int> DoAsync(int x) { await Task.Yield(); return x; }", "7")]
    [InlineData("public ValueTask<int> DoAsync(int x) => new(x);", "7")]
    [InlineData("public async Task DoAsync(int x) => await Task.Yield();", "null")]
    [InlineData("public ValueTask DoAsync(int x) => default;", "null")]
    [InlineData("public void Do(int x) { }", "null")]
    [InlineData("public static int Do(int x) => x;", "7")]
    [InlineData("private int Do(int x) => x;", "7")]
    [InlineData(
        "public async IAsyncEnumerable<int> Do(int x) { await Task.Yield(); yield return x; yield return x; }",
        "[7,7]"
    )]
    [InlineData("public IAsyncEnumerable<string> Do(int x, CancellationToken token) => Items(token);", "[\"a\"]")]
    [InlineData("public dynamic Do(int x) => x;", "7")]
    [InlineData("public partial int Do(int x); public partial int Do(int x) => x;", "7")]
    [InlineData("public int Do(params int[] x) => x[0];", "7", "[7]")]
    [InlineData("public int Do(long x) => (int)x;", "7")]
    [InlineData("public decimal Do(decimal x) => x;", "7")]
    public async Task Method_IsRunInEveryShape(string method, string result, string argument = "7")
    {
        using var box = Toolbox.Of(
            $$"""
            using System.Runtime.CompilerServices;
            public partial class Box
            {
                [Tool] {{method}}
                private static async IAsyncEnumerable<string> Items([EnumeratorCancellation] CancellationToken token) { await Task.Yield(); yield return "a"; }
            }
            """
        );
        Assert.Equal(result, await box.CallAsync("do", $$"""{"x":{{argument}}}"""));
    }

    [Fact]
    public async Task Parameters_ComeFromWhereTheyAreDeclaredTo()
    {
        using var box = Toolbox.Of(
            """
            public enum Level { Low, High }
            public partial class Box
            {
                [Tool, FixedArgument("level", "High"), FixedArgument("size", 3), FixedArgument("note", null)]
                public string Do(
                    string text, [Service] TimeProvider clock, [Service(Key = "k")] string? keyed, AgentContext context,
                    IServiceProvider services, CancellationToken stop, Level level, decimal size, string? note,
                    int count = 2, Level? other = Level.Low, string? more = null)
                    => $"{text} {clock.GetType().Name} {keyed} {context.AgentId} {services is not null} {stop.CanBeCanceled} {level} {size} {note} {count} {other} {more}";
            }
            """
        );
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddKeyedSingleton("k", "kept")
            .BuildServiceProvider();
        var clock = TimeProvider.System.GetType().Name;
        Assert.Equal(
            $"hi {clock} kept do True True High 3  2 Low ",
            await box.CallAsync("do", """{"text":"hi"}""", services)
        );
        var schema = box["do"].JsonSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(["text", "count", "other", "more"], schema);
        Assert.Equal(
            $"hi {clock} kept do True True Low 4  5 High x",
            await box.CallAsync(
                "do",
                """{"text":"hi","level":"Low","size":4,"count":5,"other":"High","more":"x"}""",
                services
            )
        );
    }

    [Fact]
    public async Task CallKey_IsNoArgument_AndStaysForTheAction()
    {
        using var box = Toolbox.Of(
            """
            public partial class Box
            {
                [Tool(Effect = ToolEffect.IdempotentDownstream)]
                public string Pay([IdempotencyKey] string order, ToolCallKey key) => key.Value;
            }
            """
        );
        var properties = box["pay"].JsonSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(["order"], properties);
        var first = await box.CallAsync("pay", """{"order":"7"}""");
        Assert.Matches("aegis_[a-z2-7]{52}", first);
        Assert.Equal(first, await box.CallAsync("pay", """{"order":"7"}"""));
        Assert.NotEqual(first, await box.CallAsync("pay", """{"order":"8"}"""));
    }

    [Fact]
    public async Task DefaultsOfEveryKind_AreGiven()
    {
        using var box = Toolbox.Of(
            """
            public partial class Box
            {
                [Tool]
                public string Do(string a = "q\"{}", char b = '\'', double c = double.NaN, long d = 1L, decimal e = 1.5m,
                    DayOfWeek f = DayOfWeek.Friday, Guid g = default, int? h = null, string i = null!, DateTime? j = default, float k = 2.5f, bool l = true)
                    => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{a} {b} {c} {d} {e} {f} {g} {h} {i} {j} {k} {l}");
            }
            """
        );
        Assert.Equal(
            "q\"{} ' NaN 1 1.5 Friday 00000000-0000-0000-0000-000000000000    2.5 True",
            await box.CallAsync("do")
        );
    }

    [Fact]
    public async Task DefaultsOfSmallNumbers_AreGiven()
    {
        using var box = Toolbox.Of(
            """
            public partial class Box
            {
                [Tool] public string Do(sbyte a = -1, byte b = 2, short c = -3, ushort d = 4, byte? e = 5) => $"{a} {b} {c} {d} {e}";
            }
            """
        );
        Assert.Equal("-1 2 -3 4 5", await box.CallAsync("do"));
    }

    [Fact]
    public async Task Declared_ReachesTheDefinition()
    {
        using var box = Toolbox.Of(
            """
            public partial class Box
            {
                [Tool(Name = "charge-card", Description = "Charges \"a card\".", Effect = ToolEffect.AtMostOnce, Strict = true, Serialize = true, MaxResultChars = 5)]
                [RequiresApproval(TimeoutSeconds = 60)]
                public string Charge([IdempotencyKey] string order, string? note = null) => "0123456789";
                [Tool, System.ComponentModel.Description("Says it."), RequiresApproval] public string SayAsync() => "x";
            }
            """
        );
        var definition = ((Aegis.Tools.ToolFunction)box["charge-card"]).Definition;
        Assert.Equal("Charges \"a card\".", definition.Description);
        Assert.Equal(ToolEffect.AtMostOnce, definition.Effect);
        Assert.True(definition is { Strict: true, Serialize: true, RequiresApproval: true });
        Assert.Equal(
            (5, 60, "order"),
            (definition.MaxResultChars, definition.ApprovalTimeoutSeconds, definition.IdempotencyKey)
        );
        Assert.Equal("Says it.", box["say"].Description);
        Assert.Equal(3600, ((Aegis.Tools.ToolFunction)box["say"]).Definition.ApprovalTimeoutSeconds);
        Assert.True((bool)box["charge-card"].AdditionalProperties["strict"]!);
        await Task.CompletedTask;
    }
}
