using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Policies;

/// <summary>The method that a <c>[Fallback]</c> names, and whether it can stand in for the other.</summary>
internal static class FallbackExtractor
{
    /// <summary>An agent's; the run method is null where Aegis writes it.</summary>
    public static FallbackMethod? OfAgent(
        INamedTypeSymbol type,
        IMethodSymbol? run,
        AgentForm form,
        string owner,
        ExtractionContext context
    )
    {
        if (type.Find("FallbackAttribute") is not { } attribute || attribute.Text() is not { } name)
        {
            return null;
        }

        context.Anchor(owner, AnchorKind.PolicyAttribute, (int)PolicyKind.Fallback, attribute);
        if (form == AgentForm.Composed)
        {
            var text = context.Compilation.GetSpecialType(SpecialType.System_String);
            var composed = new FallbackTarget("RunAsync", text, [("message", text)], IsStatic: false);
            return Of(type, name, composed, AccessWanted(type), context.Compilation);
        }

        return run is null ? null : Of(type, name, TargetOf(run, context), AccessWanted(type), context.Compilation);
    }

    /// <summary>A tool's.</summary>
    public static FallbackMethod? OfTool(IMethodSymbol method, string owner, int index, ExtractionContext context)
    {
        if (
            (method.Find("FallbackAttribute") ?? method.PartialImplementationPart?.Find("FallbackAttribute"))
                is not { } attribute
            || attribute.Text() is not { } name
        )
        {
            return null;
        }

        context.Anchor(new Anchor(owner, AnchorKind.ToolPolicy, index, (int)PolicyKind.Fallback), attribute);
        return
            Of(method.ContainingType, name, TargetOf(method, context), wanted: null, context.Compilation) is { } found
            ? method.IsStatic && found is { Defect: null, IsStatic: false }
                ? found with
                {
                    Defect = $"which needs an instance, but '{method.Name}' is static; make it static",
                }
                : found
            : null;
    }

    private static FallbackTarget TargetOf(IMethodSymbol method, ExtractionContext context) =>
        new(
            method.Name,
            Outputs.Of(method.ReturnType, context.Compilation).Output,
            method.Parameters.Select(parameter => (parameter.Name, parameter.Type)).ToList(),
            method.IsStatic
        );

    private static Accessibility AccessWanted(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return Accessibility.Internal;
            }
        }

        return Accessibility.Public;
    }

    private static FallbackMethod Of(
        INamedTypeSymbol type,
        string name,
        FallbackTarget target,
        Accessibility? wanted,
        Compilation compilation
    )
    {
        var candidates = type.GetMembers(name)
            .OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && !method.IsEmitted())
            .Select(method => FallbackFit.Of(method, target, wanted, compilation))
            .ToList();
        return candidates.Find(candidate => candidate.Defect is null)
            ?? candidates.FirstOrDefault()
            ?? new FallbackMethod(name)
            {
                Defect = $"which '{type.Name}' does not have",
                Signature = FallbackScaffold.Signature(type, name, target, wanted),
            };
    }
}

/// <summary>The method that a fallback stands in for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Output">What it returns, out of its task; null for nothing.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="IsStatic">Whether it has no instance that the fallback could be called on.</param>
internal sealed record FallbackTarget(
    string Name,
    ITypeSymbol? Output,
    IReadOnlyList<(string Name, ITypeSymbol Type)> Parameters,
    bool IsStatic
);
