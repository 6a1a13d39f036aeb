using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG045: lets somebody allow each call of a tool. Why none is needed only its developer can say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireApprovalFix))]
public sealed class RequireApprovalFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.EffectWithoutApproval);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.MethodSymbol is { } method
            && Attributes.Find(method, "ToolAttribute", place.CancellationToken) is { Parent: AttributeListSyntax list }
        )
        {
            yield return place.Edit(
                list,
                "RequireApproval",
                $"Let somebody allow each call of '{method.Name}'",
                (editor, node) =>
                    editor.ReplaceNode(
                        node,
                        (current, _) =>
                            ((AttributeListSyntax)current).AddAttributes(
                                Attributes.List($"{place.Qualifier()}RequiresApproval").Attributes[0]
                            )
                    )
            );
        }
    }
}
