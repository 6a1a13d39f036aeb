using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>The simple types that JSON has a form for.</summary>
internal static class Scalars
{
    private const string TimeSpanPattern = @"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$";

    private const string VersionPattern = @"^\d+(\.\d+){1,3}$";

    public static bool Contains(ITypeSymbol type) =>
        Numbers.Contains(type)
        || type.SpecialType
            is SpecialType.System_String
                or SpecialType.System_Char
                or SpecialType.System_Boolean
                or SpecialType.System_DateTime
        || IsBytes(type)
        || FormatOf(type) is not null
        || IsJsonContainer(type);

    /// <summary>Whether it holds whatever JSON there is. The serializer boxes <c>object</c> as a <c>JsonElement</c>.</summary>
    public static bool IsAnyJson(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object
        || type.TypeKind == TypeKind.Dynamic
        || (type.Name is "JsonElement" or "JsonDocument" && type.ContainingNamespace.Is(KnownNames.Json))
        || (type.Name is "JsonNode" or "JsonValue" && type.ContainingNamespace.Is(KnownNames.JsonNodes));

    /// <summary>Whether a binder reads it without the serializer.</summary>
    public static bool IsPrimitive(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean
        || Numbers.Contains(type);

    public static void Fill(SchemaNode node, ITypeSymbol type, NumberHandling numbers)
    {
        if (Numbers.Contains(type))
        {
            Numbers.Fill(node, type, numbers);
        }
        else if (type.SpecialType == SpecialType.System_Boolean)
        {
            node.Types = JsonTypes.Boolean;
        }
        else if (IsJsonContainer(type))
        {
            node.Types = type.Name == "JsonObject" ? JsonTypes.Object : JsonTypes.Array;
        }
        else
        {
            node.Types = JsonTypes.String;
            FillText(node, type);
        }
    }

    private static void FillText(SchemaNode node, ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Char:
                node.MinLength = 1;
                node.MaxLength = 1;
                break;
            case SpecialType.System_DateTime:
                node.Format = "date-time";
                break;
            case SpecialType.None when FormatOf(type) is { } format:
                FillFormat(node, format);
                break;
        }
    }

    private static void FillFormat(SchemaNode node, string format)
    {
        switch (format)
        {
            case "TimeSpan":
                node.Comment = "Represents a System.TimeSpan value.";
                node.Pattern = TimeSpanPattern;
                break;
            case "Version":
                node.Comment = "Represents a version string.";
                node.Pattern = VersionPattern;
                break;
            default:
                node.Format = format;
                break;
        }
    }

    private static string? FormatOf(ITypeSymbol type) =>
        type.Name switch
        {
            "DateTimeOffset" when IsSystem(type) => "date-time",
            "DateOnly" when IsSystem(type) => "date",
            "TimeOnly" when IsSystem(type) => "time",
            "Guid" when IsSystem(type) => "uuid",
            "Uri" when IsSystem(type) => "uri",
            "TimeSpan" when IsSystem(type) => "TimeSpan",
            "Version" when IsSystem(type) => "Version",
            _ => null,
        };

    private static bool IsBytes(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }
        || (
            type is INamedTypeSymbol { Name: "Memory" or "ReadOnlyMemory", Arity: 1 } memory
            && memory.TypeArguments[0].SpecialType == SpecialType.System_Byte
            && IsSystem(type)
        );

    private static bool IsJsonContainer(ITypeSymbol type) =>
        type.Name is "JsonObject" or "JsonArray" && type.ContainingNamespace.Is(KnownNames.JsonNodes);

    private static bool IsSystem(ITypeSymbol type) =>
        type.ContainingType is null && type.ContainingNamespace.Is("System");
}
