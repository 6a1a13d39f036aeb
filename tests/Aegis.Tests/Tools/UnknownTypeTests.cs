using System.Text.Json;
using System.Text.Json.Serialization;
using Aegis.Tools;

namespace Aegis.Tests.Tools;

/// <summary>Without reflection, what no context knows is a mistake of the app, which the host hears of.</summary>
public sealed partial class UnknownTypeTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly ToolJson Json = WithoutReflection();

    [Fact]
    public async Task Parameter_IsTheHostsToHear() => await AssertIsThrownAsync(new Reading<Unknown>(null));

    [Fact]
    public async Task MemberOfAParameter_IsTheHostsToHear() =>
        await AssertIsThrownAsync(
            new Reading<Known>(static members => new Known(members.Read<Unknown>("n"u8) is null ? 0 : 1))
        );

    [Fact]
    public async Task Result_IsTheHostsToHear() => await AssertIsThrownAsync(new Writing<Unknown>(new Unknown(1)));

    [Fact]
    public async Task ResultOfTypeObject_IsTheHostsToHear() =>
        await AssertIsThrownAsync(new Writing<object>(new Unknown(1)));

    [Fact]
    public async Task KnownType_IsReadAndWritten() =>
        Assert.Equal("""{"n":7}""", $"{await new Reading<Known>(null).InvokeAsync(Argument(), Token)}");

    private static async Task AssertIsThrownAsync(ToolFunction tool)
    {
        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(async () =>
            await tool.InvokeAsync(Argument(), Token)
        );
        Assert.StartsWith("How 'Unknown' becomes JSON is not known", error.Message, StringComparison.Ordinal);
    }

    private static Microsoft.Extensions.AI.AIFunctionArguments Argument() =>
        new() { ["x"] = JsonDocument.Parse("""{"n":7}""").RootElement };

    private static ToolJson WithoutReflection()
    {
        var json = ToolJson.For(KnownTypes.Default);
        json.Options.TypeInfoResolver = KnownTypes.Default;
        return json;
    }

    internal sealed record Known(int N);

    internal sealed record Unknown(int N);

    [JsonSerializable(typeof(Known))]
    internal sealed partial class KnownTypes : JsonSerializerContext;

    private static ToolDefinition Standard { get; } =
        new("do") { Schema = """{"type":"object","properties":{"x":{"type":"object"} },"required":["x"]}""" };

    private sealed class Reading<T>(ToolObjectReader<T>? reader) : ToolFunction(Standard)
    {
        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            var x = call.Read(new ToolParameter<T>("x", Json) { Reader = reader });
            return call.RunAsync(_ => new ValueTask<T>(x), new ToolResult<T>(Json));
        }
    }

    private sealed class Writing<T>(T result) : ToolFunction(Standard)
    {
        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            call.Read(new ToolParameter<Known>("x", Json));
            return call.RunAsync(_ => new ValueTask<T>(result), new ToolResult<T>(Json));
        }
    }
}
