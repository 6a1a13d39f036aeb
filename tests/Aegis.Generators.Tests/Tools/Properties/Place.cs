using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>A parameter, a member or an item: what may be there.</summary>
/// <param name="Type">The type.</param>
/// <param name="Nullability">What annotations of the compiler say.</param>
/// <param name="Attributes">What data annotations say.</param>
/// <param name="JsonName">What models call it.</param>
/// <param name="Own">The assembly of the toolset.</param>
internal sealed record Place(
    Type Type,
    NullabilityInfo Nullability,
    IReadOnlyList<ValidationAttribute> Attributes,
    string JsonName,
    Assembly Own
)
{
    public bool IsItem { get; init; }

    /// <summary>Schemas say of items, as the serializer does, that references among them are not null.</summary>
    public bool IsNullable =>
        (!IsItem || Type.IsValueType)
        && (Nullability.WriteState == NullabilityState.Nullable || Nullability.ReadState == NullabilityState.Nullable);

    public static Place Of(ParameterInfo parameter, Assembly own)
    {
        var isMember = parameter.Member is ConstructorInfo;
        var property = isMember ? parameter.Member.DeclaringType!.GetProperty(parameter.Name!)! : null;
        return new(
            parameter.ParameterType,
            new NullabilityInfoContext().Create(parameter),
            [
                .. parameter.GetCustomAttributes<ValidationAttribute>(),
                .. property?.GetCustomAttributes<ValidationAttribute>() ?? [],
            ],
            property is null ? parameter.Name! : NameOf(property),
            own
        );
    }

    public static Place Of(PropertyInfo property, Assembly own)
    {
        var parameter = property
            .DeclaringType!.GetConstructors()
            .SelectMany(static one => one.GetParameters())
            .FirstOrDefault(p => p.Name == property.Name);
        return parameter is not null
            ? Of(parameter, own)
            : new(
                property.PropertyType,
                new NullabilityInfoContext().Create(property),
                [.. property.GetCustomAttributes<ValidationAttribute>()],
                NameOf(property),
                own
            );
    }

    /// <summary>What a collection holds; none for other types.</summary>
    public Place? ItemOf()
    {
        var info =
            Type.IsArray ? Nullability.ElementType
            : Type != typeof(string) && Type.IsGenericType && Nullable.GetUnderlyingType(Type) is null
                ? Nullability.GenericTypeArguments[^1]
            : null;
        return info is null ? null : new Place(info.Type, info, [], "", Own) { IsItem = true };
    }

    public (int Least, int Most) Lengths() =>
        (
            Attributes.Max(
                static a =>
                    a switch
                    {
                        MinLengthAttribute m => m.Length,
                        LengthAttribute l => l.MinimumLength,
                        _ => 0,
                    },
                0
            ),
            Attributes.Min(
                static a =>
                    a switch
                    {
                        MaxLengthAttribute m => m.Length,
                        LengthAttribute l => l.MaximumLength,
                        _ => 9,
                    },
                9
            )
        );

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}

internal static class PlaceExtensions
{
    /// <summary>The value of a parameter that is left out.</summary>
    public static object? Default(this ParameterInfo parameter) =>
        !parameter.HasDefaultValue ? null
        : parameter.DefaultValue is { } value
            ? Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true } type ? Enum.ToObject(type, value)
                : value
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;

    public static int Max(
        this IReadOnlyList<ValidationAttribute> all,
        Func<ValidationAttribute, int> limit,
        int none
    ) => all.Count == 0 ? none : all.Max(limit);

    public static int Min(
        this IReadOnlyList<ValidationAttribute> all,
        Func<ValidationAttribute, int> limit,
        int none
    ) => all.Count == 0 ? none : all.Min(limit);
}
