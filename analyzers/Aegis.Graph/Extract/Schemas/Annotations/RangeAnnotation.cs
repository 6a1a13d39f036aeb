using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary><c>[Range]</c>, in all of its forms.</summary>
internal static class RangeAnnotation
{
    public static void Apply(AnnotationTarget target)
    {
        if (target.Find("RangeAttribute") is not { } range)
        {
            return;
        }

        var typed = range.Argument(0) as ITypeSymbol;
        var minimum = range.Argument(typed is null ? 0 : 1);
        var maximum = range.Argument(typed is null ? 1 : 2);
        var isAboveMinimum = range.Named<bool>("MinimumIsExclusive");
        var isBelowMaximum = range.Named<bool>("MaximumIsExclusive");
        Write(target.Node, Limit(minimum), Limit(maximum), isAboveMinimum, isBelowMaximum);

        if (!Applies(target, typed))
        {
            target.DoesNotApply("Range", typed is null ? "numbers" : $"'{typed.ShortName()}'");
        }
        else if (typed is not null && TimeLimits.Contains(typed))
        {
            TimeLimits.Apply(target, typed, $"{minimum}", $"{maximum}", isAboveMinimum, isBelowMaximum);
        }
        else if (Numbers.Contains(target.Type))
        {
            Check(target, minimum, maximum, isAboveMinimum, isBelowMaximum);
        }
    }

    private static void Check(
        AnnotationTarget target,
        object? minimum,
        object? maximum,
        bool isAboveMinimum,
        bool isBelowMaximum
    )
    {
        if (Number(minimum) is not { } low || Number(maximum) is not { } high)
        {
            target.Contradicts(
                "Range",
                $"has a limit that is no number: {(Number(minimum) is null ? minimum : maximum)}"
            );
        }
        else if (low > high || (low.Equals(high) && (isAboveMinimum || isBelowMaximum)))
        {
            target.Contradicts("Range", $"allows no value between {Limit(minimum)} and {Limit(maximum)}");
        }
        else if (
            Number(target.StandIn?.Value) is { } value
            && (value < low || value > high || (isAboveMinimum && value <= low) || (isBelowMaximum && value >= high))
        )
        {
            target.StandInViolates("Range");
        }
    }

    private static void Write(
        SchemaNode node,
        string? minimum,
        string? maximum,
        bool isAboveMinimum,
        bool isBelowMaximum
    )
    {
        node.Minimum ??= isAboveMinimum ? null : minimum;
        node.ExclusiveMinimum ??= isAboveMinimum ? minimum : null;
        node.Maximum ??= isBelowMaximum ? null : maximum;
        node.ExclusiveMaximum ??= isBelowMaximum ? maximum : null;
    }

    private static bool Applies(AnnotationTarget target, ITypeSymbol? typed) =>
        target.Type.TypeKind == TypeKind.Error
        || (
            Numbers.Contains(target.Type)
                ? typed is null || Numbers.Contains(typed)
                : typed is not null && SymbolEqualityComparer.Default.Equals(typed, target.Type)
        );

    /// <summary>A limit as JSON. Schemas compare numbers only: dates and times are left to the binder.</summary>
    private static string? Limit(object? value) => value is string text ? JsonNumber(text) : JsonLiteral.Of(value);

    private static string? JsonNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString(CultureInfo.InvariantCulture)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonLiteral.Of(number)
        : null;

    private static double? Number(object? value) =>
        value switch
        {
            string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : null,
            sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
                Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => null,
        };
}
