using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>The run method that a class of this project has, or is to be given.</summary>
/// <param name="Form">Who writes it.</param>
/// <param name="Method">What the developer wrote; null for nothing.</param>
/// <param name="Prompt">The template of <c>[Prompt]</c>; null without.</param>
internal sealed record SourceRun(AgentForm Form, IMethodSymbol? Method, string? Prompt)
{
    /// <summary>Declarations without a body beside the first.</summary>
    public IReadOnlyList<IMethodSymbol> Surplus { get; init; } = [];

    public static SourceRun Find(
        INamedTypeSymbol type,
        string owner,
        bool hasInstructions,
        ExtractionContext context,
        ImmutableArray<ShapeDefect>.Builder defects
    )
    {
        var methods = RunMethods.Find(type);
        if (methods.Count == 0)
        {
            if (Stray(type, null) is { } stray)
            {
                context.Anchor(owner, AnchorKind.RunMethod, 0, stray);
                defects.Add(DefectOfStray(stray, 0));
            }
            else if (!hasInstructions)
            {
                defects.Add(
                    new(
                        DefectKind.UnusableRunMethod,
                        "it has neither instructions nor a run method with a body; give it [Agent(\"…\")] or a method Run",
                        -1
                    )
                );
            }

            return new SourceRun(AgentForm.Composed, null, null);
        }

        for (var i = 0; i < methods.Count; i++)
        {
            context.Anchor(owner, AnchorKind.RunMethod, i, methods[i]);
        }

        var method = methods[0];
        var isDeclaration = RunMethods.IsDeclaration(method);
        var prompt = method.Find("PromptAttribute");
        if (prompt is not null)
        {
            context.Anchor(owner, AnchorKind.Prompt, 0, prompt);
        }

        if (DefectOf(methods, type, isDeclaration, hasInstructions || prompt is not null) is { } defect)
        {
            defects.Add(defect);
        }
        else if (Stray(type, isDeclaration ? method : null) is { } stray)
        {
            context.Anchor(owner, AnchorKind.RunMethod, methods.Count, stray);
            defects.Add(DefectOfStray(stray, methods.Count));
        }

        return new SourceRun(isDeclaration ? AgentForm.Prompted : AgentForm.Bodied, method, prompt?.Text())
        {
            Surplus = [.. methods.Skip(1).Where(RunMethods.IsDeclaration)],
        };
    }

    /// <summary>A method of the class with a <c>[Prompt]</c> that nothing reads; null for none.</summary>
    private static IMethodSymbol? Stray(INamedTypeSymbol type, IMethodSymbol? prompted) =>
        type.GetMembers()
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method =>
                method.MayHaveAttributes()
                && !SymbolEqualityComparer.Default.Equals(method, prompted)
                && method.Find("PromptAttribute") is not null
            );

    private static ShapeDefect DefectOfStray(IMethodSymbol method, int index) =>
        new(
            DefectKind.UnusableRunMethod,
            method.Name is "Run" or "RunAsync"
                ? $"{method.Name} has a body, beside which its [Prompt] is never read; drop either"
                : $"the [Prompt] of {method.Name} is never read, which only a partial Run or RunAsync can have; remove it",
            index
        );

    private static ShapeDefect? DefectOf(
        List<IMethodSymbol> methods,
        INamedTypeSymbol type,
        bool isDeclaration,
        bool hasText
    )
    {
        if (methods.Count > 1)
        {
            var signatures = methods.Select(m => m.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
            return new(
                DefectKind.UnusableRunMethod,
                $"it has {methods.Count} run methods ({string.Join(", ", signatures)}); keep one",
                1
            );
        }

        var method = methods[0];
        if (RunMethodShape.DefectOf(method, isDeclaration) is { } shape)
        {
            return new(DefectKind.UnusableRunMethod, shape);
        }

        if (isDeclaration && !SymbolEqualityComparer.Default.Equals(method.ContainingType, type))
        {
            return new(DefectKind.UnusableRunMethod, $"it inherits a partial {method.Name}; declare its own");
        }

        return isDeclaration && !hasText
            ? new(
                DefectKind.UnusableRunMethod,
                $"the partial {method.Name} has neither instructions nor a [Prompt]; give it either, or a body"
            )
            : null;
    }
}
