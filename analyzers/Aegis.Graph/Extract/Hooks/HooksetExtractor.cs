using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Hooks;

/// <summary>A class with <c>[Hook]</c> methods to what is written beside it. No symbol survives it.</summary>
public static class HooksetExtractor
{
    /// <summary>The hooks of a method's class; null for all its methods but the first, so that each class is found once.</summary>
    public static HooksetNode? ExtractAtFirst(
        IMethodSymbol method,
        Compilation compilation,
        CancellationToken cancellationToken
    )
    {
        var type = method.ContainingType;
        var methods = HookMethods.Of(type).ToList();
        if (
            !SymbolEqualityComparer.Default.Equals(methods.FirstOrDefault(), method)
            || HookMethodShape.DefectOfType(type, cancellationToken) is not null
        )
        {
            return null;
        }

        // what is wrong with a method is reported; the others, and the property, shall be there all the same
        var hooks = methods
            .Where(hook => HookMethodShape.DefectOf(hook, compilation, cancellationToken) is null)
            .Select(hook => Extract(hook, compilation))
            .ToImmutableArray();
        return new HooksetNode(
            TypeDeclarationExtractor.Extract(type),
            new(hooks),
            type.GetMembers()
                .Where(member => !member.IsImplicitlyDeclared && !member.IsEmitted())
                .Select(member => member.Name)
                .Concat(type.TypeParameters.Select(parameter => parameter.Name))
                .Append(type.Name)
                .Distinct()
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToEquatableArray()
        );
    }

    private static HookNode Extract(IMethodSymbol hook, Compilation compilation) =>
        new(hook.Name, hook.IsStatic, Outputs.Of(hook.ReturnType, compilation).Shape)
        {
            Points = HookMethods.PointsOf(hook).Select(point => point!.Value).Distinct().ToEquatableArray(),
            TakesToken = hook
                .Parameters.Select(parameter => HookMethodShape.KindOf(parameter) == true)
                .ToEquatableArray(),
        };
}
