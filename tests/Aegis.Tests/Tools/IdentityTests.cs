using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools;

/// <summary>Which calls are for the same action, by the value of their idempotency key.</summary>
public sealed class IdentityTests
{
    [Fact]
    public void Instants_AreTheSameInAnyOffset()
    {
        AssertSame<DateTimeOffset>("\"2026-01-31T12:00:00+01:00\"", "\"2026-01-31T11:00:00Z\"");
        AssertSame<DateTimeOffset?>("\"2026-01-31T12:00:00+01:00\"", "\"2026-01-31T11:00:00.000Z\"");
        AssertSame<DateTime>("\"2026-01-31T12:00:00+01:00\"", "\"2026-01-31T11:00:00Z\"");
        AssertSame<Visit>("""{"at":"2026-01-31T12:00:00+01:00","n":5}""", """{"n":5.0,"at":"2026-01-31T11:00:00Z"}""");
        AssertDifferent<DateTimeOffset>("\"2026-01-31T10:00:00.1Z\"", "\"2026-01-31T10:00:00.2Z\"");
        AssertDifferent<DateTime>("\"2026-01-31T10:00:00.1Z\"", "\"2026-01-31T10:00:00.2Z\"");
        AssertDifferent<DateTime>("\"2026-01-31T10:00:00Z\"", "\"2026-01-31T10:00:00\"");
        AssertDifferent<Visit>("""{"at":"2026-01-31T10:00:00.1Z"}""", """{"at":"2026-01-31T10:00:00.2Z"}""");
    }

    [Fact]
    public void Times_DifferByTheirLastDigit()
    {
        AssertDifferent<TimeOnly>("\"10:00:01\"", "\"10:00:02\"");
        AssertDifferent<TimeOnly>("\"10:00:01.0000001\"", "\"10:00:01.0000002\"");
        AssertSame<TimeOnly>("\"10:00:01\"", "\"10:00:01.0000000\"");
        AssertDifferent<TimeSpan>("\"10:00:01.0000001\"", "\"10:00:01.0000002\"");
        AssertDifferent<DateOnly>("\"2026-01-31\"", "\"2026-01-30\"");
    }

    [Fact]
    public void Numbers_AreTheSameInAnySpelling()
    {
        AssertSame<int>("5", "\"5\"");
        AssertSame<decimal>("5", "5.00");
        AssertSame<decimal>("0", "-0.0");
        AssertSame<double>("5e1", "50");
        AssertSame<JsonElement>("5e1", "50.0");
        AssertSame<JsonElement>("0.5", "5E-1");
        AssertDifferent<double>("1e-30", "2e-30");
        AssertDifferent<decimal>("0.1234567890123456789012345678", "0.1234567890123456789012345679");
        AssertDifferent<JsonElement>("1e-99999999999", "1e-99999999998");
        AssertDifferent<int>("5", "-5");
    }

    [Fact]
    public void OtherTypes_AreTheSameByValue()
    {
        AssertSame<Guid>("\"0F8FAD5B-D9CB-469F-A165-70867728950E\"", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"");
        AssertSame<DayOfWeek>("\"friday\"", "\"Friday\"");
        AssertSame<Uri>("\"https://Example.org\"", "\"https://example.org/\"");
        AssertSame<JsonElement>("""{"a":[1, "\u0041"],"b":null}""", """{"b":null,"a":[1.0,"A"]}""");
        AssertSame<Dictionary<string, int>>("""{"a":1,"b":2}""", """{"b":2,"a":1}""");
        AssertDifferent<bool>("true", "false");
        AssertDifferent<Uri>("\"https://example.org/a\"", "\"https://example.org/b\"");
    }

    private static void AssertSame<T>(string one, string other) => Assert.Equal(KeyOf<T>(one), KeyOf<T>(other));

    private static void AssertDifferent<T>(string one, string other) => Assert.NotEqual(KeyOf<T>(one), KeyOf<T>(other));

    [Fact]
    public async Task KeyThatNoTextCanHold_IsAnErrorOfItsArgument()
    {
        var result = await new Keyed().InvokeAsync(
            new() { ["key"] = JsonDocument.Parse("\"\\ud800\"").RootElement },
            TestContext.Current.CancellationToken
        );
        Assert.Contains("must be of valid Unicode characters", $"{result}", StringComparison.Ordinal);
    }

    private static string KeyOf<T>(string json)
    {
        var arguments = new AIFunctionArguments { ["key"] = JsonDocument.Parse(json).RootElement };
        var call = new ToolCall(new Keyed(), arguments, CancellationToken.None);
        call.Read(new ToolParameter<T>("key", ToolJson.Default));
        return Assert.IsType<string>(call.IdempotencyKey);
    }

    private sealed record Visit(DateTimeOffset At, int N = 1);

    private sealed class Keyed() : ToolFunction(Standard)
    {
        private static readonly ToolDefinition Standard = new("book")
        {
            Schema = """{"type":"object","properties":{"key":{} } }""",
            IdempotencyKey = "key",
        };

        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            call.Read(new ToolParameter<JsonElement>("key", ToolJson.Default));
            return call.RunAsync(static _ => new ValueTask<string>("booked"), new ToolResult<string>(ToolJson.Default));
        }
    }
}
