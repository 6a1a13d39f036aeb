using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Hooks;

/// <summary>Finds what keeps a method from being a hook.</summary>
public static class HookMethodShape
{
    public const string Property = "Hooks";

    /// <summary>As the part of a sentence; null when nothing does.</summary>
    public static string? DefectOf(
        IMethodSymbol method,
        Compilation compilation,
        CancellationToken cancellationToken
    ) => DefectOfMethod(method, compilation) ?? DefectOfType(method.ContainingType, cancellationToken);

    /// <summary>What keeps a type from having hooks at all.</summary>
    public static string? DefectOfType(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.TypeKind != TypeKind.Class || type.IsRecord ? $"'{type.Name}' is no class; hooks are methods of one"
        : ToolMethodShape.DefectOfType(type) is { } defect ? defect
        : TypeDeclarationExtractor.FirstNotPartial(type, cancellationToken) is { } closed
            ? $"'{closed.Name}' is not partial, so that Aegis can not write its hooks beside it; make it partial"
        : MemberScan.ClashWith(type, Property, isProperty: true) is not null
            ? $"'{type.Name}' has a member '{Property}', which Aegis writes; rename it"
        : BaseWithHooks(type) is { } parent
            ? $"its base class '{parent.Name}' has hooks of its own; keep hooks in one of them"
        : null;

    private static string? DefectOfMethod(IMethodSymbol method, Compilation compilation)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.IsGenericMethod)
        {
            return "it is generic, or no ordinary method; mark one that is";
        }

        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            return "it is async void, so that nobody can wait for it; return Task";
        }

        var (shape, _) = Outputs.Of(method.ReturnType, compilation);
        if (method.ReturnsByRef || shape is not (ReturnShape.Void or ReturnShape.Task or ReturnShape.ValueTask))
        {
            return "it returns a value; return void, Task or ValueTask";
        }

        var kinds = method.Parameters.Select(KindOf).ToList();
        if (kinds.Contains(null) || kinds.Distinct().Count() < kinds.Count)
        {
            return "it takes something else than a HookContext and a CancellationToken";
        }

        if (HookMethods.PointsOf(method).Any(point => !IsDefined(point, method)))
        {
            return "it names a point that is none of HookPoint";
        }

        return HookMethods.Of(method.ContainingType).Count(other => other.Name == method.Name) > 1
            ? "another hook has its name, by which JSON knows it; rename one"
            : null;
    }

    /// <summary>Whether a parameter is the token or the context; null for neither.</summary>
    public static bool? KindOf(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None ? null
        : HookMethods.IsOfTurns(parameter.Type, "HookContext") ? false
        : parameter.Type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" } ? true
        : null;

    private static bool IsDefined(int? point, IMethodSymbol method) =>
        HookMethods.AttributesOf(method)[0].AttributeConstructor?.Parameters[0].Type is { } points
        && points.GetMembers().OfType<IFieldSymbol>().Any(field => Equals(field.ConstantValue, point));

    private static INamedTypeSymbol? BaseWithHooks(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (HookMethods.Of(current).Any())
            {
                return current;
            }
        }

        return null;
    }
}
