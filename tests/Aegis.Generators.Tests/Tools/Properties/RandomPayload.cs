using System.Text.Json.Nodes;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>Arguments that nearly fit, or not at all.</summary>
internal sealed class RandomPayload(Random random)
{
    /// <summary>Becomes half a surrogate pair once it is text.</summary>
    public const char Half = '\uE000';

    private static readonly string[] Texts =
    [
        "",
        "a",
        "ab",
        "abcdefgh",
        "AB",
        "cd",
        "LOW",
        "old, new",
        "9",
        "-1",
        "5",
        "5.0",
        "1e2",
        "1e400",
        " 7",
        "NaN",
        "TRUE",
        "false",
        "null",
        "no",
        "2024-02-30",
        "2024-02-29",
        "2019-12-31",
        "2031-01-01T00:00:00",
        "2024-01-01T10:00:00Z",
        "25:00:00",
        "10:20:30",
        "2.00:00:00",
        "-10:00:00",
        "1.2",
        "http://[",
        "https://a.b",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "😀😀😀😀",
        "ab\n",
        "x\n",
        "\uE000",
        "{}",
        "[]",
        "٣",
        "1,5",
    ];

    private static readonly string[] Numbers =
    [
        "0",
        "-0",
        "1",
        "-1",
        "5.0",
        "5.00",
        "50",
        "51",
        "50.4",
        "9.5",
        "9.50001",
        "0.5",
        "9.75",
        "1e2",
        "1E-3",
        "255",
        "256",
        "-129",
        "65536",
        "4294967296",
        "2147483648",
        "9223372036854775808",
        "18446744073709551616",
        "79228162514264337593543950336",
        "1e28",
        "1e39",
        "1e308",
        "1e309",
        "-1e400",
        "170141183460469231731687303715884105728",
        "0.1e1",
    ];

    /// <summary>Changes arguments in one or two places.</summary>
    public string Mutated(JsonObject arguments)
    {
        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            Mutate(arguments);
        }

        return Text(arguments);
    }

    /// <summary>Anything under the names of the parameters.</summary>
    public string Fuzzed(IReadOnlyList<string> names)
    {
        var arguments = new JsonObject();
        foreach (var name in names)
        {
            if (random.Next(20) > 0)
            {
                arguments[name] = Anything(2);
            }
        }

        if (random.Next(20) == 0)
        {
            arguments["other"] = Anything(0);
        }

        return Text(arguments);
    }

    public static string Text(JsonObject arguments) =>
        arguments.ToJsonString().Replace("\\uE000", "\\uD800", StringComparison.Ordinal);

    private void Mutate(JsonNode node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } all when random.Next(8) > 0:
                var (name, value) = all.ElementAt(random.Next(all.Count));
                if (random.Next(8) == 0)
                {
                    all.Remove(name);
                }
                else if (value is JsonObject or JsonArray && random.Next(3) > 0)
                {
                    Mutate(value);
                }
                else
                {
                    all[name] = Changed(value);
                }

                break;
            case JsonObject all:
                all[random.Next(2) == 0 ? "other" : "M0"] = Anything(1);
                break;
            case JsonArray { Count: > 0 } items when random.Next(4) > 0:
                var at = random.Next(items.Count);
                if (items[at] is JsonObject or JsonArray && random.Next(2) == 0)
                {
                    Mutate(items[at]!);
                }
                else
                {
                    items[at] = Changed(items[at]);
                }

                break;
            case JsonArray items:
                items.Add(items.Count > 0 ? items[0]?.DeepClone() : Anything(1));
                break;
        }
    }

    /// <summary>Another spelling, another value of the kind, or anything.</summary>
    private JsonNode? Changed(JsonNode? value) =>
        (random.Next(5), value?.GetValueKind()) switch
        {
            (0, System.Text.Json.JsonValueKind.Number) => value!.ToJsonString(),
            (0, System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => value!.ToJsonString(),
#pragma warning disable CA1308 // another case is the point
            (0, System.Text.Json.JsonValueKind.String) => value!.GetValue<string>().ToLowerInvariant(),
#pragma warning restore CA1308
            (1, System.Text.Json.JsonValueKind.String) => value!.GetValue<string>()
                + One("\n", "x", " ", "\uE000", "😀"),
            (1 or 2, System.Text.Json.JsonValueKind.Number) => JsonNode.Parse(One(Numbers)),
            (2, System.Text.Json.JsonValueKind.String) => One(Texts),
            (3, not null) => new JsonArray(value!.DeepClone()),
            _ => Anything(1),
        };

    private JsonNode? Anything(int depth) =>
        random.Next(depth > 0 ? 9 : 6) switch
        {
            0 => null,
            1 or 2 => JsonNode.Parse(One(Numbers)),
            3 => random.Next(2) == 0,
            4 or 5 => One(Texts),
            6 or 7 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Anything(depth - 1))]),
            _ => new JsonObject([
                .. Enumerable.Range(0, random.Next(3)).Select(i => KeyValuePair.Create($"m{i}", Anything(depth - 1))),
            ]),
        };

    private T One<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
