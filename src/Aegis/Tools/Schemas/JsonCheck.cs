using System.Globalization;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>The check of a call's arguments: where it is, how deep, and what was found wrong.</summary>
internal sealed class JsonCheck
{
    /// <summary>How deeply a value may be nested; the default of <c>System.Text.Json</c>.</summary>
    public const int MaxDepth = 64;

    // a model corrects a few mistakes at a time; more would only cost tokens
    private const int MaxProblems = 8;

    // alternatives that refer to themselves would otherwise take time that doubles with each level
    private const int MinVisits = 100_000;

    // an item takes two bytes at least, and a look at itself, at what it refers to, and at each form that it may have
    private const int VisitsPerByte = 4;

    private const string TooSlow = "must not take so long to check; it is too large, or made to be slow";

    [ThreadStatic]
    private static JsonCheck? spare;

    private readonly JsonCheck? root;
    private readonly List<JsonStep> path = [];
    private long visitsLeft = MinVisits;
    private List<ToolProblem>? problems;
    private JsonCorrections? corrections;
    private int depth;

    public JsonCheck() { }

    /// <summary>A check that has found nothing yet; checks run to their end on one thread, so one a thread is enough.</summary>
    public static JsonCheck Rent()
    {
        var check = spare ?? new JsonCheck();
        spare = null;
        return check;
    }

    /// <summary>Gives back a check that has found nothing.</summary>
    public void Return()
    {
        (visitsLeft, corrections) = (MinVisits, null);
        spare = this;
    }

    private JsonCheck(JsonCheck root)
    {
        this.root = root.root ?? root;
        depth = root.depth;
    }

    /// <summary>What is wrong; none while nothing is.</summary>
    public IReadOnlyList<ToolProblem> Problems => problems ?? [];

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsValid => problems is null;

    /// <summary>What was taken for something else; none while everything stands there as it is meant.</summary>
    public JsonCorrections? Corrections => corrections;

    /// <summary>Goes one level down.</summary>
    /// <returns>Whether it is worth going on; if not, there is no way back up to go.</returns>
    public bool Enter(JsonElement value)
    {
        // where only yes or no is asked for, the first mistake settles it
        if (problems is not null && (root is not null || problems.Count >= MaxProblems))
        {
            return false;
        }

        if (--(root ?? this).visitsLeft < 0)
        {
            Report(TooSlow, value);
            return false;
        }

        if (depth >= MaxDepth)
        {
            Report($"must not be nested more than {MaxDepth} levels deep", value);
            return false;
        }

        depth++;
        return true;
    }

    /// <summary>Nothing more is checked: this and whatever comes is refused.</summary>
    public void Exhaust(string text)
    {
        (root ?? this).visitsLeft = long.MinValue / 2;
        Report(TooSlow, Shortened.Of(text));
    }

    /// <summary>Allows as many steps more as a value of this size may need.</summary>
    public void Expect(int bytes) => visitsLeft += (long)VisitsPerByte * bytes;

    /// <summary>Goes back up.</summary>
    public void Leave() => depth--;

    /// <summary>Goes on with a parameter, or with a property of the value.</summary>
    public void Step(string name) => path.Add(new JsonStep(name, 0));

    /// <summary>Goes on with an item of the value.</summary>
    public void Step(int index) => path.Add(new JsonStep(null, index));

    /// <summary>Where the check stands, to go back to.</summary>
    public (int Steps, int Depth) Place => (path.Count, depth);

    /// <summary>Goes back to a place, from wherever an exception has ended the check.</summary>
    public void GoBack((int Steps, int Depth) place)
    {
        path.RemoveRange(place.Steps, path.Count - place.Steps);
        depth = place.Depth;
    }

    /// <summary>Takes the last step back.</summary>
    public void StepBack() => path.RemoveAt(path.Count - 1);

    /// <summary>Says what the value at hand would have to be.</summary>
    public void Report(string constraint, JsonElement received) => Report(constraint, Shortened.Of(received));

    /// <summary>Says what the value at hand would have to be.</summary>
    public void Report(string constraint, string? received)
    {
        problems ??= [];
        if (problems.Count < MaxProblems)
        {
            problems.Add(new ToolProblem(PathText(), constraint, received));
        }
    }

    /// <summary>Whether a value has nothing wrong when it is only one of several that could do.</summary>
    public bool Passes(JsonShape shape, JsonElement value) => Passes(shape, value, out _);

    /// <summary>Whether a value has nothing wrong when it is only one of several that could do.</summary>
    /// <param name="shape">What it would have to be.</param>
    /// <param name="value">The value.</param>
    /// <param name="taken">What it would have to be taken for, from here on.</param>
    public bool Passes(JsonShape shape, JsonElement value, out JsonCorrections? taken)
    {
        var apart = Apart(shape, value);
        taken = apart.corrections;
        return apart.IsValid;
    }

    /// <summary>The first thing that is wrong with a value as it stands; none when it fits.</summary>
    public ToolProblem? Misfit(JsonShape shape, JsonElement value) => Apart(shape, value).problems?[0];

    private JsonCheck Apart(JsonShape shape, JsonElement value)
    {
        var apart = new JsonCheck(this);
        shape.Check(value, apart);
        if ((root ?? this).visitsLeft < 0)
        {
            // what was not checked to its end neither fits nor does not
            Report(TooSlow, value);
        }

        return apart;
    }

    /// <summary>Goes on, though the value at hand stands for another one.</summary>
    public void Correct(JsonElement value, string json) =>
        (corrections ??= new JsonCorrections()).Add(path, value.GetRawText(), json);

    /// <summary>Goes on, though parts of the value at hand stand for others.</summary>
    public void Correct(JsonCorrections taken) => (corrections ??= new JsonCorrections()).Add(path, taken);

    private string PathText() =>
        string.Concat(
            path.Select(
                static (step, at) =>
                    step.Name is null ? string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]")
                    : at == 0 ? step.Name
                    : $".{step.Name}"
            )
        );
}
