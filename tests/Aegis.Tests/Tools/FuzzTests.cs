using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools;

/// <summary>Arguments that nobody means well with.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Names =
    [
        "query",
        "limit",
        "filter",
        "site",
        "order",
        "year",
        "isExact",
        "$type",
        "",
        "\u0000",
    ];

    private static readonly string[] Leaves =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "50",
        "51",
        "5.0",
        "5.5",
        "1e1",
        "1e999",
        "-1e-999",
        "99999999999999999999",
        "0.00000000000000000000000000000000001",
        "\"\"",
        "\"a\"",
        "\"lamps\"",
        "\"50\"",
        "\"5e0\"",
        "\" 7 \"",
        "\"NaN\"",
        "\"true\"",
        "\"Best\"",
        "\"best\"",
        "\"0\"",
        "\"Newest,Best\"",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u0000\"",
        "[]",
        "{}",
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomArguments_NeitherThrowNorBreakAConstraint(int seed)
    {
        var random = new Random(seed);
        var calls = 0;
        var tools = new WebTools
        {
            Search = (query, limit, _) =>
            {
                calls++;
                Assert.InRange(query.EnumerateRunes().Count(), 2, 40);
                Assert.InRange(limit, 1, 50);
                return Task.FromResult<object>("done");
            },
        };
        var search = tools.SearchWeb();
        for (var round = 0; round < 10_000; round++)
        {
            var arguments = Arguments(random);
            var before = calls;
            var result = await search.InvokeAsync(arguments, TestContext.Current.CancellationToken);
            Assert.True(
                calls > before ? result is "done" : result is JsonElement json && json.TryGetProperty("error", out _),
                $"round {round} gave {result}"
            );
        }

        Assert.InRange(calls, 100, 9_900);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    private static AIFunctionArguments Arguments(Random random)
    {
        var arguments = new AIFunctionArguments();
        foreach (var name in (string[])["query", "limit", "filter"])
        {
            if (random.Next(4) > 0)
            {
                arguments[name] = Given(random);
            }
        }

        if (random.Next(3) > 0)
        {
            arguments["query"] = Json("\"lamps\"");
        }

        if (random.Next(10) == 0)
        {
            arguments[Names[random.Next(Names.Length)]] = Given(random);
        }

        return arguments;
    }

    private static object? Given(Random random) =>
        random.Next(10) switch
        {
            0 => null,
            1 => random.Next(-5, 60),
            2 => random.NextDouble() * 60,
            3 => new string('x', random.Next(50)),
            4 => new object(),
            5 => new Dictionary<string, object?>
            {
                ["site"] = "a",
                ["order"] = 3,
                ["year"] = double.NaN,
            },
            6 => default(JsonElement),
            _ => Json(Value(random, random.Next(4))),
        };

    private static string Value(Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            return Leaves[random.Next(Leaves.Length)];
        }

        var items = Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1));
        return random.Next(3) == 0
            ? $"[{string.Join(',', items)}]"
            : $"{{{string.Join(',', items.Select(item => $"{JsonSerializer.Serialize(Names[random.Next(Names.Length)])}:{item}"))}}}";
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(Encoding.UTF8.GetBytes(text)).RootElement;
}
