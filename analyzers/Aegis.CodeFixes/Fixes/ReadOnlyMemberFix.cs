using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG060: makes a member readonly that nothing but a constructor sets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadOnlyMemberFix))]
public sealed class ReadOnlyMemberFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.MutableSingletonAgent);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Node is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } declarator)
        {
            if (field.Declaration.Variables.All(variable => !Writes.AreIn(place, variable)))
            {
                yield return place.Edit(
                    field,
                    "MakeReadOnly",
                    $"Make '{declarator.Identifier.ValueText}' readonly",
                    (editor, node) => Modifiers.Append(editor, node, SyntaxKind.ReadOnlyKeyword)
                );
            }
        }
        else if (
            place.Node is PropertyDeclarationSyntax property
            && property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.SetAccessorDeclaration))
                is { } setter
            && !Writes.AreIn(place, property)
        )
        {
            yield return place.Edit(
                setter,
                "MakeReadOnly",
                $"Make '{property.Identifier.ValueText}' readonly",
                (editor, node) => editor.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)
            );
        }
    }
}
