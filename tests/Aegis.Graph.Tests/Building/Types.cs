using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Building;

/// <summary>Types by name, with as much of C#'s conversions as graphs need.</summary>
internal static class Types
{
    private static readonly string[] Values = ["int", "long", "double", "bool", "decimal", "CancellationToken"];

    public static TypeName Of(string name) =>
        new(name, name, Visibility.Public, IsReference(name)) { Identity = Bare(name), IsUnknown = name == "Missing" };

    public static bool AcceptsNull(string name) => name.EndsWith('?');

    /// <summary>Identity; <c>int</c> to <c>long</c>, <c>T</c> to <c>T?</c>; to <c>object</c> only when named.</summary>
    public static Fit Fit(string? from, string to)
    {
        if (OutcomeOf(to) is { } outcome)
        {
            return from == outcome ? Model.Fit.Identical
                : outcome.Length == 0 && from is not null ? Model.Fit.WhenNamed
                : outcome.Length == 0 ? Model.Fit.Identical
                : Model.Fit.None;
        }

        return (from, to) switch
        {
            (null, _) => Model.Fit.None,
            _ when Bare(from) == Bare(to) => Model.Fit.Identical,
            ("int", "long") or ("int", "int?") => Model.Fit.Implicit,
            (_, "object") => Model.Fit.WhenNamed,
            _ => Model.Fit.None,
        };
    }

    /// <summary>What an outcome is of: empty for one without a value, null when the type is no outcome.</summary>
    public static string? OutcomeOf(string name) =>
        name == "AgentOutcome" ? ""
        : name.StartsWith("AgentOutcome<", StringComparison.Ordinal) ? name["AgentOutcome<".Length..^1]
        : null;

    private static bool IsReference(string name) => !Values.Contains(name.TrimEnd('?'));

    private static string Bare(string name) => IsReference(name) ? name.TrimEnd('?') : name;
}
