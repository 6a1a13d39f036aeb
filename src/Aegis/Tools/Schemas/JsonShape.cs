using System.Text.Json;

namespace Aegis.Tools;

/// <summary>
/// A JSON schema, ready to check values: the keywords that Aegis writes, and the same ones in the schemas of run-time tools.
/// Keywords that it does not know constrain nothing.
/// </summary>
/// <remarks>
/// Rules are those of JSON Schema 2020-12 (https://json-schema.org/draft/2020-12), with one leniency: models write numbers and
/// booleans as text, so a text that reads as one is taken for it.
/// </remarks>
internal sealed partial class JsonShape
{
    private readonly List<IJsonConstraint> constraints = [];

    /// <summary>What kinds of values are allowed.</summary>
    public JsonKinds Kinds { get; private set; } = JsonKinds.Any;

    /// <summary>Whether anything but the kind is checked.</summary>
    public bool IsConstrained => constraints.Count > 0;

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="patterns">What a pattern has to match.</param>
    /// <exception cref="ArgumentException">It is none that can be checked.</exception>
    public static JsonShape Parse(JsonElement schema, PatternScope patterns = PatternScope.AnyPart) =>
        new JsonShapeReader(schema, patterns).Read(schema);

    /// <inheritdoc cref="Parse(JsonElement, PatternScope)"/>
    public static JsonShape Parse(string schema, PatternScope patterns = PatternScope.AnyPart)
    {
        using var document = JsonDocument.Parse(schema);
        return Parse(document.RootElement.Clone(), patterns);
    }

    /// <summary>Checks a value; what is wrong with it goes to the check.</summary>
    /// <param name="value">The value.</param>
    /// <param name="check">Collects what is wrong.</param>
    public void Check(JsonElement value, JsonCheck check)
    {
        if (!check.Enter(value))
        {
            return;
        }

        if (!Allows(value, check))
        {
            check.Report(Kinds == JsonKinds.None ? "must be left out" : $"must be {Kinds.Describe()}", value);
        }
        else
        {
            var before = check.Problems.Count;
            foreach (var constraint in constraints)
            {
                constraint.Check(value, check);
                if (constraint is ChoiceConstraint && check.Problems.Count > before)
                {
                    // the list of choices says it all
                    break;
                }
            }
        }

        check.Leave();
    }

    internal void Allow(JsonKinds kinds) => Kinds = kinds;

    internal void Add(IJsonConstraint? constraint)
    {
        if (constraint is not null)
        {
            constraints.Add(constraint);
        }
    }

    private bool Allows(JsonElement value, JsonCheck check) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => AllowsNumber(value, check),
            JsonValueKind.String => (Kinds & JsonKinds.String) != 0 || AllowsWritten(value, check),
            _ => (Kinds & value.Kinds()) != 0,
        };

    private bool AllowsNumber(JsonElement value, JsonCheck check)
    {
        if ((Kinds & JsonKinds.Number) != 0)
        {
            return value.TryGetDouble(out var number) && double.IsFinite(number);
        }

        return (Kinds & JsonKinds.Integer) != 0 && (value.TryGetInt64(out _) || AllowsWhole(value, check));
    }

    private static bool AllowsWhole(JsonElement value, JsonCheck check)
    {
        if (!JsonNumber.TryRead(value, out var number) || !number.IsWhole)
        {
            return false;
        }

        var written = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var meant = number.WholeText ?? number.Text(written);
        if (value.ValueKind == JsonValueKind.String || meant != written)
        {
            check.Correct(value, meant);
        }

        return true;
    }

    /// <summary>Whether a text stands for something else that is allowed.</summary>
    private bool AllowsWritten(JsonElement value, JsonCheck check)
    {
        if ((Kinds & JsonKinds.Boolean) != 0 && JsonNumber.TryReadBoolean(value, out var boolean))
        {
            check.Correct(value, boolean ? "true" : "false");
            return true;
        }

        if ((Kinds & JsonKinds.Number) != 0)
        {
            if (!JsonNumber.TryRead(value, out var number))
            {
                return false;
            }

            check.Correct(value, number.Text(value.GetString()!));
            return true;
        }

        return (Kinds & JsonKinds.Integer) != 0 && AllowsWhole(value, check);
    }
}

/// <summary>One rule of a schema.</summary>
internal interface IJsonConstraint
{
    /// <summary>Checks a value of a kind that the schema allows.</summary>
    void Check(JsonElement value, JsonCheck check);
}
