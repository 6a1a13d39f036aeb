using System.Globalization;
using Aegis.AspNetCore.Problems;

namespace Aegis.AspNetCore.Agents;

/// <summary>Numbers in addresses, read here since the framework does not say which of them it can not read.</summary>
internal static class WholeNumber
{
    /// <summary>Those of the API, which its document shows as numbers.</summary>
    public static readonly IReadOnlySet<string> Parameters = new HashSet<string>(StringComparer.Ordinal)
    {
        "days",
        "examples",
    };

    /// <exception cref="ProblemException">It is none of these numbers.</exception>
    public static int Of(string name, string? text, int otherwise, int least, int most) =>
        text is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
        : throw Refusals.Malformed($"{name} is {least} to {most}.").Thrown();
}
