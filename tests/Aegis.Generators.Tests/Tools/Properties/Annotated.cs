using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>Asks the annotations themselves whether what a method was called with is what they allow.</summary>
internal static class Annotated
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Violation(Place place, object? value, object? defaultValue)
    {
        if (Equals(value, defaultValue))
        {
            return null;
        }

        if (value is null)
        {
            return place.IsNullable ? null : $"null in {place.JsonName}";
        }

        if (!Holds(place.Attributes, value))
        {
            return $"{value} in {place.JsonName}";
        }

        if (place.ItemOf() is { } item && value is IEnumerable items)
        {
            return (value is IDictionary dictionary ? dictionary.Values : items)
                .Cast<object?>()
                .Select(one => Violation(item, one, item))
                .FirstOrDefault(static wrong => wrong is not null);
        }

        return value.GetType().Assembly == place.Own && value is not Enum
            ? value
                .GetType()
                .GetProperties()
                .Select(property => Of(property, value, place))
                .FirstOrDefault(static wrong => wrong is not null)
            : null;
    }

    public static bool Holds(IReadOnlyList<ValidationAttribute> attributes, object? value) =>
        attributes.All(attribute => Holds(attribute, value));

    private static string? Of(System.Reflection.PropertyInfo property, object value, Place place)
    {
        var member = Place.Of(property, place.Own);
        var parameter = property
            .DeclaringType!.GetConstructors()
            .SelectMany(static one => one.GetParameters())
            .FirstOrDefault(p => p.Name == property.Name);
        // what was left out is what the type says, whatever that is
        var unsaid =
            value is ValueType ? Zero(property.PropertyType)
            : parameter is { HasDefaultValue: true } ? parameter.Default()
            : place;
        return Violation(member, property.GetValue(value), unsaid);
    }

    private static object? Zero(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static bool Holds(ValidationAttribute attribute, object? value) =>
        (attribute, value) switch
        {
            // lengths of text count characters of Unicode, those of the annotations half surrogate pairs
            (StringLengthAttribute or MinLengthAttribute or MaxLengthAttribute or LengthAttribute, string text) =>
                attribute.IsValid(string.Concat(text.EnumerateRunes().Select(static _ => 'x'))),
            // the annotation rounds a number with a fraction to the type of its limits
            (RangeAttribute { OperandType.IsPrimitive: true } range, IConvertible and not string) => IsIn(
                range,
                Convert.ToDouble(value, CultureInfo.InvariantCulture)
            ),
            (MinLengthAttribute least, IEnumerable items) => items.Cast<object?>().Count() >= least.Length,
            (MaxLengthAttribute most, IEnumerable items) => items.Cast<object?>().Count() <= most.Length,
            (LengthAttribute both, IEnumerable items) => items.Cast<object?>().Count() is var count
                && count >= both.MinimumLength
                && count <= both.MaximumLength,
            // an empty text is none to the annotation; to a schema it is one
            (RegularExpressionAttribute, "") => false,
            _ => attribute.IsValid(value),
        };

    private static bool IsIn(RangeAttribute range, double value)
    {
        var (low, high) = (
            Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture),
            Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture)
        );
        return value >= low
            && value <= high
            && !(range.MinimumIsExclusive && value <= low)
            && !(range.MaximumIsExclusive && value >= high);
    }
}
