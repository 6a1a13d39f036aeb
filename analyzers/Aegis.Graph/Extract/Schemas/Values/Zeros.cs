using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>The defaults of value types, where JSON has a form for them.</summary>
internal static class Zeros
{
    /// <summary>Null for structs with members, whose getters nobody runs here.</summary>
    public static string? Of(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum && type is INamedTypeSymbol { EnumUnderlyingType: not null } named
            ? Enums.Of(named, 0)
        : Numbers.Contains(type) ? "0"
        : type.SpecialType switch
        {
            SpecialType.System_Boolean => "false",
            SpecialType.System_Char => "\"\\u0000\"",
            SpecialType.System_DateTime => "\"0001-01-01T00:00:00\"",
            _ => OfSystem(type),
        };

    private static string? OfSystem(ITypeSymbol type) =>
        !type.Is(type.Name, "System")
            ? null
            : type.Name switch
            {
                "DateTimeOffset" => "\"0001-01-01T00:00:00+00:00\"",
                "DateOnly" => "\"0001-01-01\"",
                "TimeOnly" or "TimeSpan" => "\"00:00:00\"",
                "Guid" => "\"00000000-0000-0000-0000-000000000000\"",
                _ => null,
            };
}
