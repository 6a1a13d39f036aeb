using System.Globalization;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>How many items of an array fit a schema: <c>contains</c>, <c>minContains</c>, <c>maxContains</c>.</summary>
internal sealed class ContainsConstraint : IJsonConstraint
{
    private readonly JsonShape wanted;
    private readonly string words;
    private readonly int minimum;
    private readonly int maximum;

    private ContainsConstraint(JsonShape wanted, string words, int minimum, int maximum)
    {
        this.wanted = wanted;
        this.words = words;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    public static ContainsConstraint? Read(JsonElement schema, JsonShapeReader reader) =>
        reader.ReadPart(schema, "contains") is { } wanted
            ? new ContainsConstraint(
                wanted,
                Shortened.Of(schema.GetProperty("contains")),
                schema.Limit("minContains") ?? 1,
                schema.Limit("maxContains") ?? int.MaxValue
            )
            : null;

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var (exact, index) = (0, 0);
        var spelled = new List<(int Index, JsonCorrections Taken)>();
        foreach (var item in value.EnumerateArray())
        {
            if (check.Passes(wanted, item, out var taken))
            {
                exact += taken is null ? 1 : 0;
                if (taken is not null)
                {
                    spelled.Add((index, taken));
                }
            }

            index++;
        }

        if (exact > maximum)
        {
            Report("at most", maximum, value, check);
        }
        else if (exact + spelled.Count < minimum)
        {
            Report("at least", minimum, value, check);
        }
        else
        {
            // no more are taken for what they resemble than it needs
            foreach (var (at, taken) in spelled.Take(Math.Max(0, minimum - exact)))
            {
                check.Step(at);
                check.Correct(taken);
                check.StepBack();
            }
        }
    }

    private void Report(string relation, int limit, JsonElement value, JsonCheck check) =>
        check.Report(
            string.Create(CultureInfo.InvariantCulture, $"must have {relation} {limit} items that match {words}"),
            value
        );
}
