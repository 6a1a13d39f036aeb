using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract;

/// <summary>Finds and reads the attributes of the runtime by name, so that no runtime assembly is loaded.</summary>
public static class AegisAttributes
{
    public const string AgentMetadataName = "Aegis.AgentAttribute";
    public const string PipelineMetadataName = "Aegis.PipelineAttribute";
    public const string ToolMetadataName = "Aegis.ToolAttribute";
    public const string JsonContextMetadataName = "System.Text.Json.Serialization.JsonSerializableAttribute";
    public const string GeneratorName = "Aegis.Generators";

    public static AttributeData? Find(this ISymbol symbol, string name) => symbol.GetAttributes().Find(name);

    public static AttributeData? Find(this ImmutableArray<AttributeData> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { } type && type.IsAegis(name))
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool IsAgent(this ITypeSymbol type) =>
        type.TypeKind == TypeKind.Class && type.Find("AgentAttribute") is not null;

    /// <summary>Whether a type of the runtime's root namespace has this name.</summary>
    public static bool IsAegis(this ITypeSymbol type, string name) =>
        type.Name == name
        && type.ContainingNamespace is { Name: "Aegis", ContainingNamespace.IsGlobalNamespace: true }
        && type.ContainingType is null;

    /// <summary>Whether the generator wrote it: extraction must not see its own output.</summary>
    public static bool IsEmitted(this ISymbol symbol)
    {
        if (!symbol.MayHaveAttributes())
        {
            return false;
        }

        foreach (var attribute in symbol.GetAttributes())
        {
            if (
                attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
                && FirstArgument(attribute) as string == GeneratorName
            )
            {
                return true;
            }
        }

        return false;
    }

    public static T? Named<T>(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: not TypedConstantKind.Array, Value: T value })
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>Whether an argument is nothing that the compiler understands; it says so itself.</summary>
    public static bool HasUnknownArgument(this AttributeData? attribute) =>
        attribute is not null
        && (
            attribute.AttributeConstructor is null
            || attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
        );

    /// <summary>Whether an argument is null where a type should be.</summary>
    public static bool IsNullType(this TypedConstant argument) =>
        argument is { Kind: TypedConstantKind.Type, IsNull: true };

    public static string? Text(this AttributeData attribute) => FirstArgument(attribute) as string;

    /// <summary>The type that <c>[X&lt;T&gt;]</c> or <c>[X(typeof(T))]</c> names.</summary>
    public static ITypeSymbol? NamedType(this AttributeData attribute) =>
        attribute.AttributeClass is { TypeArguments.Length: 1 } generic
            ? generic.TypeArguments[0]
            : FirstArgument(attribute) as ITypeSymbol;

    private static object? FirstArgument(AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[0].Value
            : null;

    /// <summary>Looks at syntax before attributes are bound, which costs far more.</summary>
    public static bool MayHaveAttributes(this ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (
                reference.GetSyntax()
                is not (
                    MemberDeclarationSyntax { AttributeLists.Count: 0 }
                    or ParameterSyntax { AttributeLists.Count: 0 }
                )
            )
            {
                return true;
            }
        }

        return symbol.DeclaringSyntaxReferences.Length == 0 && !symbol.IsImplicitlyDeclared;
    }
}
