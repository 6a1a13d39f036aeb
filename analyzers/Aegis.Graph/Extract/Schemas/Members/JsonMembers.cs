using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>The members of a type that JSON has, as the serializer finds them: the type's own, then those it inherits.</summary>
internal static class JsonMembers
{
    private const int NoOrder = 0;

    public static List<JsonMember> Of(INamedTypeSymbol type, SchemaContext context)
    {
        var constructor = JsonConstructors.Of(type);
        var names = new MemberNames(type, context);
        var found = new List<(JsonMember Member, int Order)>();
        foreach (var current in Hierarchy(type))
        {
            foreach (var candidate in MemberCandidates.Of(current))
            {
                names.Add(candidate);
            }
        }

        foreach (var candidate in names.Chosen)
        {
            found.Add((Make(type, candidate, constructor), OrderOf(candidate)));
        }

        return found.Exists(item => item.Order != NoOrder)
            ? [.. found.OrderBy(item => item.Order).Select(item => item.Member)]
            : found.ConvertAll(item => item.Member);
    }

    /// <summary>From the most derived to the base; an interface comes before those that it extends.</summary>
    private static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.OrderByDescending(item => item.AllInterfaces.Length).Prepend(type);
        }

        return Classes(type);
    }

    private static IEnumerable<INamedTypeSymbol> Classes(INamedTypeSymbol type)
    {
        for (
            INamedTypeSymbol? current = type;
            current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) };
            current = current.BaseType
        )
        {
            yield return current;
        }
    }

    private static JsonMember Make(INamedTypeSymbol owner, MemberCandidate candidate, IMethodSymbol? constructor)
    {
        var parameter = JsonConstructors.ParameterFor(constructor, candidate);
        return new JsonMember(owner, candidate.Symbol, candidate.Type, candidate.JsonName, candidate.Attributes)
        {
            Parameter = parameter,
            ParameterAttributes = (parameter ?? Positional(owner, candidate))?.Attributes() ?? AttributeLookup.None,
            IsRequired = IsRequired(candidate, constructor, parameter),
            IsNullable = Nullability.Of(candidate, parameter),
            IsWritable = parameter is not null || candidate.IsWritable,
            Numbers = NumberHandlings.Of(candidate.Attributes),
            Converter = Converters.Of(candidate.Attributes),
        };
    }

    /// <summary>
    /// Where annotations of a record struct's member are written, though the serializer does not call that constructor.
    /// </summary>
    private static IParameterSymbol? Positional(INamedTypeSymbol owner, MemberCandidate candidate) =>
        owner is { IsRecord: true, IsValueType: true }
            ? owner
                .InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                .FirstOrDefault(parameter =>
                    parameter.Name == candidate.Symbol.Name
                    && SymbolEqualityComparer.Default.Equals(parameter.Type, candidate.Type)
                )
            : null;

    private static bool IsRequired(
        MemberCandidate candidate,
        IMethodSymbol? constructor,
        IParameterSymbol? parameter
    ) =>
        parameter is { HasExplicitDefaultValue: false }
        || candidate.Has("JsonRequiredAttribute")
        || (
            candidate.Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
            && constructor?.Attributes().Find("SetsRequiredMembersAttribute", KnownNames.CodeAnalysis) is null
        );

    private static int OrderOf(MemberCandidate candidate) =>
        candidate.Attributes.Find("JsonPropertyOrderAttribute", KnownNames.JsonSerialization)?.Argument(0) as int?
        ?? NoOrder;
}
