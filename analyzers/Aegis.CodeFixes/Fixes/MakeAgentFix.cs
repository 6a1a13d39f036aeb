using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG005: makes the class that an agent depends on an agent too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeAgentFix))]
public sealed class MakeAgentFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.DependencyIsNoAgent);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Enclosing<AttributeSyntax>() is not { } attribute
            || IsOfTools(attribute)
            || DependencyTarget.SymbolOf(attribute, place.Model, place.CancellationToken)
                is not { TypeKind: TypeKind.Class, IsStatic: false, IsAbstract: false, Arity: 0 } target
            || target.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.CancellationToken)
                is not TypeDeclarationSyntax type
        )
        {
            yield break;
        }

        var qualifier = Attributes.Qualifier(type, place.Model.Compilation);
        yield return place.Edit(
            type,
            "MakeAgent",
            $"Make '{target.Name}' an agent",
            (editor, node) =>
            {
                Modifiers.MakePartial(editor, node);
                Members.AddAttribute(editor, node, qualifier + AttributeFor(target));
            }
        );
    }

    private static bool IsOfTools(AttributeSyntax attribute) =>
        attribute.Name.ToString().IndexOf("UseTools", StringComparison.Ordinal) >= 0;

    private static string AttributeFor(INamedTypeSymbol target) =>
        target.GetMembers("RunAsync").Concat(target.GetMembers("Run")).Any()
            ? "Agent"
            : $"Agent(\"TODO: say what {target.Name} is to do.\")";
}
