using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Extract.Tools;

/// <summary>The types that an agent is given tools of, in attributes' order.</summary>
internal static class ToolUseExtractor
{
    public static EquatableArray<ToolUse> Extract(INamedTypeSymbol agent, string owner, ExtractionContext context)
    {
        ImmutableArray<ToolUse>.Builder? uses = null;
        foreach (var attribute in agent.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.IsAegis("UseToolsAttribute"))
            {
                uses ??= ImmutableArray.CreateBuilder<ToolUse>();
                context.Anchor(owner, AnchorKind.UsedTools, uses.Count, attribute);
                uses.Add(Extract(attribute.NamedType(), context));
            }
        }

        return uses is null ? default : new(uses.ToImmutable());
    }

    /// <summary>The names of a type's own tools, and of those that it inherits.</summary>
    public static EquatableArray<string> NamesOf(ITypeSymbol type)
    {
        var names = new List<string>();
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            names.AddRange(ToolMethods.Of(current).Select(ToolExtractor.NameOf));
        }

        return names.Distinct(StringComparer.Ordinal).ToEquatableArray();
    }

    private static ToolUse Extract(ITypeSymbol? type, ExtractionContext context)
    {
        if (type is null || type.IsUnknown())
        {
            return new ToolUse(type?.ToTypeName() ?? KnownTypes.Anything, ToolUseKind.Unknown);
        }

        var name = type.ToTypeName();
        if (type is not INamedTypeSymbol named || IsStaticOf(named, context) is not { } isStatic)
        {
            // of a type whose tools can not be written it is said there why
            var isReported = type is INamedTypeSymbol toolset && ToolMethods.Of(toolset).Any();
            return new ToolUse(name, isReported ? ToolUseKind.Unknown : ToolUseKind.WithoutTools);
        }

        if (
            name.Visibility == Visibility.Hidden
            || !context.Compilation.IsSymbolAccessibleWithin(type, context.Compilation.Assembly)
        )
        {
            return new ToolUse(name, ToolUseKind.OutOfReach);
        }

        return WithConstructor(new ToolUse(name, ToolUseKind.Toolset) { IsStatic = isStatic }, named, context) with
        {
            Tools = NamesOf(named),
        };
    }

    private static ToolUse WithConstructor(ToolUse use, INamedTypeSymbol type, ExtractionContext context)
    {
        if (use.IsStatic || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract)
        {
            return use;
        }

        var isExternal = Contracts.IsExternal(type, context.Compilation);
        if (ConstructorExtractor.Choose(type, isExternal) is not { } constructor)
        {
            return use;
        }

        var parameters = ConstructorExtractor.Extract(constructor, "", context with { Anchors = null });
        return use with
        {
            // what takes a text or a number can still come from where it is registered
            IsBuildable = parameters.All(parameter => !IsValue(parameter)),
            IsDisposable = type.AllInterfaces.Any(i => i.Name is "IDisposable" or "IAsyncDisposable"),
            Constructor = parameters,
        };
    }

    private static bool IsValue(ConstructorParameter parameter) =>
        parameter is { Kind: ServiceKind.Value, Key: null, Default: null };

    /// <summary>Whether the tools of a type need no instance; null when it has none.</summary>
    private static bool? IsStaticOf(INamedTypeSymbol type, ExtractionContext context)
    {
        if (ToolsProperty.Of(type, context.CancellationToken) is var own and not InheritedTools.None)
        {
            return own == InheritedTools.Static;
        }

        var bases = new List<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.BaseType)
        {
            bases.Add(current);
        }

        return bases
            .Concat(type.AllInterfaces.Where(_ => type.TypeKind == TypeKind.Interface))
            .SelectMany(place => place.GetMembers(ToolsProperty.Name))
            .OfType<IPropertySymbol>()
            .Where(property => property.GetMethod is not null && IsListOfTools(property.Type, context.Compilation))
            .Where(property => context.Compilation.IsSymbolAccessibleWithin(property, context.Compilation.Assembly))
            .Select(property => (bool?)property.IsStatic)
            .FirstOrDefault();
    }

    private static bool IsListOfTools(ITypeSymbol type, Compilation compilation) =>
        compilation.GetTypeByMetadataName("Microsoft.Extensions.AI.AITool") is { } tool
        && compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T).Construct(tool) is var list
        && compilation.ClassifyConversion(type, list).IsImplicit;
}
