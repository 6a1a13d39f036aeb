using System.Collections.Immutable;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG025: makes an optional parameter of a strict tool required and nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StrictParameterFix))]
public sealed class StrictParameterFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.OptionalInStrictTool);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        // a required parameter can not stand behind one that is still optional
        if (
            place.Enclosing<ParameterSyntax>() is { Default: not null, Type: not null } parameter
            && parameter.Parent is ParameterListSyntax list
            && list.Parameters.TakeWhile(other => other != parameter).All(other => other.Default is null)
        )
        {
            yield return place.Edit(
                parameter,
                "MakeRequired",
                $"Make '{parameter.Identifier.ValueText}' required and nullable",
                (editor, node) => editor.ReplaceNode(node, (current, _) => Required((ParameterSyntax)current))
            );
        }
    }

    private static ParameterSyntax Required(ParameterSyntax parameter)
    {
        var type = parameter.Type!;
        return parameter
            .WithDefault(null)
            .WithIdentifier(parameter.Identifier.WithTrailingTrivia())
            .WithType(
                type is NullableTypeSyntax
                    ? type
                    : SyntaxFactory
                        .NullableType(type.WithoutTrailingTrivia())
                        .WithTrailingTrivia(type.GetTrailingTrivia())
            );
    }
}
