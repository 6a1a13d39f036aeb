using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary><c>[Range]</c> over dates and times, whose limits are text, since no constant of an attribute is one.</summary>
internal static class TimeLimits
{
    public static bool Contains(ITypeSymbol type) =>
        type.Name is "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan"
        && type.ContainingNamespace.Is("System");

    public static void Apply(
        AnnotationTarget target,
        ITypeSymbol type,
        string minimum,
        string maximum,
        bool isAboveMinimum,
        bool isBelowMaximum
    )
    {
        var (low, high) = (Ticks(type, minimum), Ticks(type, maximum));
        if (low is null || high is null)
        {
            var limit = low is null ? minimum : maximum;
            target.Contradicts("Range", $"has a limit that is no {type.Name}: {limit}");
        }
        else if (low > high || (low == high && (isAboveMinimum || isBelowMaximum)))
        {
            target.Contradicts("Range", $"allows no value between {minimum} and {maximum}");
        }

        var ends = $"\"minimum\":{JsonLiteral.Of(minimum)},\"maximum\":{JsonLiteral.Of(maximum)}";
        var exclusive = (isAboveMinimum ? ",\"above\":true" : "") + (isBelowMaximum ? ",\"below\":true" : "");
        target.Node.TimeRange ??= $"{{\"of\":{JsonLiteral.Of(type.Name)},{ends}{exclusive}}}";
    }

    /// <summary>Null for text that is no such value. The framework that compilers run on knows no DateOnly and TimeOnly.</summary>
    private static long? Ticks(ITypeSymbol type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return type.Name switch
        {
            "TimeSpan" => TimeSpan.TryParse(text, culture, out var span) ? span.Ticks : null,
            "DateTimeOffset" => DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var offset)
                ? offset.UtcTicks
                : null,
            _ when DateTime.TryParse(text, culture, DateTimeStyles.NoCurrentDateDefault, out var time) =>
                type.Name switch
                {
                    "DateOnly" when text.Contains(':') => null,
                    "TimeOnly" when time.Date != default => null,
                    _ => time.Ticks,
                },
            _ => null,
        };
    }
}
