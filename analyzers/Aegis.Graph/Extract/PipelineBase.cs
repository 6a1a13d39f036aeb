using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Whether constructors that Aegis writes can leave the base class to itself.</summary>
internal static class PipelineBase
{
    public static string? DefectOf(INamedTypeSymbol type, Compilation compilation)
    {
        // a base that does not exist, or is no class, is the compiler's to report
        if (type.BaseType is not { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false } parent)
        {
            return null;
        }

        return parent.InstanceConstructors.Any(c => TakesNothing(c) && compilation.IsSymbolAccessibleWithin(c, type))
            ? null
            : $"derives from '{parent.Name}', which has no constructor without parameters that it can call; give it one";
    }

    private static bool TakesNothing(IMethodSymbol constructor) =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams);
}
