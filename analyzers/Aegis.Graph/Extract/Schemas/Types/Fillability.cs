using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Whether JSON says what a type holds, and whether the serializer can make one of it.</summary>
internal static class Fillability
{
    /// <summary>What is wrong, as the end of a sentence; null when nothing is.</summary>
    public static string? DefectOf(ITypeSymbol type, TypeShape shape, bool isInput) =>
        shape.Form switch
        {
            TypeForm.Unsupported => Unsupported(type),
            TypeForm.Any => isInput && IsObject(type)
                ? $"is '{SchemaContext.NameOf(type)}', which says nothing about its values"
                : null,
            TypeForm.Object => Machinery(type),
            TypeForm.Enumerable or TypeForm.Dictionary => Machinery(type)
                ?? (isInput ? CollectionFillability.DefectOf(type, shape) : null),
            _ => null,
        };

    /// <summary>What keeps an object from being made of JSON.</summary>
    public static string? DefectOf(INamedTypeSymbol type, List<JsonMember> members)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return "is an interface that is no collection, so nothing says which class to make; use a record or [JsonDerivedType]";
        }

        if (type.IsAbstract)
        {
            return "is abstract; name the types to choose from with [JsonDerivedType]";
        }

        if (!JsonConstructors.Exists(type))
        {
            return "has no constructor that JSON can call: give it one public constructor, or mark one with [JsonConstructor]";
        }

        var unbound = JsonConstructors
            .Of(type)
            ?.Parameters.FirstOrDefault(parameter =>
                !members.Exists(member => SymbolEqualityComparer.Default.Equals(member.Parameter, parameter))
            );
        return unbound is not null
                ? $"has a constructor parameter '{unbound.Name}' that matches no property by name and type"
            : members.Exists(member => member.IsWritable) ? null
            : members.Count > 0 ? "has no property that JSON can set"
            : HasPublicFields(type)
                ? "keeps its data in fields, which JSON does not have; use properties or [JsonInclude]"
            : null;
    }

    private static string Unsupported(ITypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Delegate } or { SpecialType: SpecialType.System_Delegate } => "is a delegate",
            IPointerTypeSymbol or IFunctionPointerTypeSymbol => "is a pointer",
            ITypeParameterSymbol => "is a type parameter",
            IArrayTypeSymbol => "is an array of several dimensions; use an array of arrays",
            { IsRefLikeType: true } => "is a ref struct",
            { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "is a native integer",
            { SpecialType: SpecialType.System_Void } => "is void",
            _ => $"is '{SchemaContext.NameOf(type)}', which is no data",
        };

    /// <summary>Classes that are parts of a running program, whatever properties they have.</summary>
    public static string? Machinery(ITypeSymbol type) =>
        type.IsTupleType || type.Is("ValueTuple", "System") ? "is a tuple, whose fields are no properties; use a record"
        : type.Derives("Stream", "System.IO") ? "is a stream"
        : type.Derives("Task", "System.Threading.Tasks") || type.Is("ValueTask", "System.Threading.Tasks") ? "is a task"
        : type.Derives("TextReader", "System.IO") || type.Derives("TextWriter", "System.IO")
            ? "reads or writes a stream"
        : type.Is("IAsyncEnumerable", KnownNames.Collections)
            ? "is an async sequence, which only the method itself can return; return it without a task around"
        : type.Is("IEnumerator", KnownNames.Collections) || type.Is("IEnumerator", "System.Collections")
            ? "is a cursor; use the sequence"
        : type.Is("CancellationToken", "System.Threading") ? "is a cancellation token"
        : null;

    private static bool IsObject(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic;

    private static bool HasPublicFields(INamedTypeSymbol type) =>
        type.GetMembers()
            .Any(member => member is IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public });
}
