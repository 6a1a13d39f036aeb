using System.Text.Json;
using Aegis.Tests.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>Whatever a model answers, the host sees an answer or an <see cref="AgentResponseException"/>.</summary>
public sealed class ToolLoopFuzzTests
{
    private static readonly string[] Names =
    [
        "search_web",
        "clock",
        "broken",
        "pay",
        "declared",
        "web_search",
        "",
        " ",
        "serch_web",
        "\ud800",
        "a\0b",
        new('x', 5000),
        null!,
    ];

    private static readonly AITool[] Tools =
    [
        new WebTools().SearchWeb(),
        ToolLoop.Tool("clock", static (int hour) => hour),
        ToolLoop.Tool(
            "broken",
            static () =>
            {
                throw new InvalidOperationException("\ud800");
            }
        ),
        new ApprovalRequiredAIFunction(ToolLoop.Tool("pay", static () => "paid")),
        AIFunctionFactory.CreateDeclaration("declared", "", JsonDocument.Parse("{}").RootElement),
        new HostedWebSearchTool(),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task RandomResponses_NeverThrowAnythingElse(int seed)
    {
        var random = new Random(seed);
        var (answers, refusals) = (0, 0);
        for (var round = 0; round < 2500; round++)
        {
            var replies = Enumerable
                .Range(0, random.Next(1, 6))
                .Select(_ => Reply(random))
                .Append(new ScriptedReply("done"));
            var loop = new ToolLoop([.. replies])
            {
                Own = Tools,
                MaxToolRounds = random.Next(0, 4),
                Listener = new RecordingListener { IsFollowed = random.Next(2) == 0 },
            };
            try
            {
                Assert.NotEmpty(await loop.AskAsync());
                answers++;
            }
            catch (AgentResponseException)
            {
                refusals++;
            }
        }

        // else the replies are too tame, or too wild, to show anything
        Assert.True(answers > 100 && refusals > 100, $"{answers} answers, {refusals} refusals");
    }

    private static ScriptedReply Reply(Random random)
    {
        var contents = Enumerable.Range(0, random.Next(0, 6)).Select(_ => Content(random)).ToArray();
        var text = random.Next(3) == 0 ? "text" : "";
        return new ScriptedReply(text)
        {
            Contents = contents,
            FinishReason = random.Next(8) switch
            {
                0 => ChatFinishReason.Length,
                1 => ChatFinishReason.ContentFilter,
                2 => null,
                _ => ChatFinishReason.ToolCalls,
            },
            ConversationId = random.Next(6) == 0 ? "thread" : null,
        };
    }

    private static AIContent Content(Random random)
    {
        var name = Names[random.Next(Names.Length)];
        var id = random.Next(8) switch
        {
            0 => null!,
            1 => "",
            2 => "same",
            var other => $"{other}",
        };
        return random.Next(12) switch
        {
            0 => new TextContent("thinking"),
            1 => new FunctionResultContent(id ?? "", "made"),
            2 => new ErrorContent("it broke"),
            _ => new FunctionCallContent(id ?? "", name ?? "", Arguments(random))
            {
                InformationalOnly = random.Next(10) == 0,
                Exception = random.Next(6) == 0 ? new JsonException("no JSON") : null,
            },
        };
    }

    private static Dictionary<string, object?>? Arguments(Random random) =>
        random.Next(5) == 0
            ? null
            : Enumerable
                .Range(0, random.Next(0, 4))
                .Select(_ =>
                    (Name: Pick(random, "query", "limit", "filter", "hour", "", "\ud800", "more"), Value: Value(random))
                )
                .DistinctBy(static pair => pair.Name)
                .ToDictionary(static pair => pair.Name, static pair => pair.Value);

    private static object? Value(Random random) =>
        Pick<object?>(
            random,
            null,
            "lamps",
            "\ud800",
            7,
            1e300,
            double.NaN,
            true,
            new object(),
            new List<object?> { null },
            default(JsonElement),
            JsonDocument.Parse("\"\\udfff\"").RootElement,
            JsonDocument.Parse("{\"site\":1,\"site\":2}").RootElement,
            JsonDocument.Parse("1e999999999").RootElement,
            new Uri("relative", UriKind.Relative)
        );

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
