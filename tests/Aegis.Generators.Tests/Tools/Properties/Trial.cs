using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>How often tools were called, and how often they refused.</summary>
internal sealed class Counts
{
    public int Taken { get; set; }

    public int Refused { get; set; }
}

/// <summary>One tool with arguments that fit it, with changed ones, and with any.</summary>
internal sealed class Trial(RecordedTool tool, Random random, Counts counts)
{
    private readonly RandomClr values = new(random, tool.IsStrict);
    private readonly RandomPayload payloads = new(random);

    /// <summary>What went wrong, each with the arguments.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(int fitting, int mutated, int fuzzed, CancellationToken token)
    {
        var failures = new List<string>();
        for (var i = 0; i < fitting + mutated + fuzzed && failures.Count < 2; i++)
        {
            var (expected, json) = Arguments();
            var text =
                i < fitting ? RandomPayload.Text(json)
                : i < fitting + mutated ? payloads.Mutated(json)
                : payloads.Fuzzed(tool.Names);
            if (await WrongAsync(text, i < fitting ? expected : null, token) is { } wrong)
            {
                failures.Add($"{wrong}\narguments: {text}");
            }
        }

        return failures;
    }

    private async Task<string?> WrongAsync(string text, object?[]? expected, CancellationToken token)
    {
        using var document = JsonDocument.Parse(text);
        var arguments = document.RootElement;
        object?[]? seen;
        string result;
        try
        {
            (seen, result) = await tool.CallAsync(arguments, token);
        }
#pragma warning disable CA1031 // that there is none is what is tested
        catch (Exception error)
#pragma warning restore CA1031
        {
            return $"the host got {error}";
        }

        _ = seen is null ? counts.Refused++ : counts.Taken++;
        if (seen is null != result.StartsWith("{\"error\":", StringComparison.Ordinal))
        {
            return $"called: {seen is not null}, and the result is {result}";
        }

        var plain = tool.Judge.Plain(arguments);
        var errors = tool.Judge.Errors(plain);
        if (expected is not null && tool.Shown.Errors(tool.Shown.Plain(arguments)) is { Count: > 0 } unfit)
        {
            return $"the schema that models see does not take a value of the types: {string.Join(", ", unfit)}";
        }

        return (seen, errors.Count) switch
        {
            (null, 0) when expected is not null || !Excuses.Has(tool, arguments, plain, result) =>
                $"refused, though it fits: {result}",
            (null, _) when expected is not null =>
                $"the schema does not take a value of the types: {string.Join(", ", errors)}",
            (null, _) => null,
            (_, > 0) => $"taken, though the judge says: {string.Join(", ", errors)}",
            _ => tool.Violation(seen) ?? (expected is null ? null : Difference(expected, seen)),
        };
    }

    private string? Difference(object?[] expected, object?[] seen) =>
        tool
            .Places.Select(
                (place, i) => (Wanted: Canonical.Of(expected[i], place.Type), Got: Canonical.Of(seen[i], place.Type))
            )
            .Where(static pair => pair.Wanted != pair.Got)
            .Select(static pair => $"bound {pair.Got}, not {pair.Wanted}")
            .FirstOrDefault();

    /// <summary>Values for all parameters, and the JSON of them; what may be left out sometimes is.</summary>
    private (object?[] Values, JsonObject Json) Arguments()
    {
        var json = new JsonObject();
        var all = new object?[tool.Places.Count];
        for (var i = 0; i < all.Length; i++)
        {
            if (tool.HasDefault(i) && random.Next(3) == 0)
            {
                all[i] = tool.DefaultOf(i);
                if (tool.IsStrict)
                {
                    json.Add(tool.Places[i].JsonName, null);
                }

                continue;
            }

            var pair = values.Next(tool.Places[i], 4);
            all[i] = pair.Json is null && tool.IsStrict && tool.HasDefault(i) ? tool.DefaultOf(i) : pair.Value;
            json.Add(tool.Places[i].JsonName, pair.Json);
        }

        return (all, json);
    }
}
