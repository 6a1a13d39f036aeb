using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG003: gives an agent that says nothing instructions, or a method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingRunMethodFix))]
public sealed class MissingRunMethodFix : RemedyProvider
{
    private const string Method = """
        public global::System.Threading.Tasks.Task<string> RunAsync(global::System.Threading.CancellationToken cancellationToken)
        {
            throw new global::System.NotImplementedException();
        }
        """;

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UnusableRunMethod);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Node is not TypeDeclarationSyntax type)
        {
            yield break;
        }

        var name = type.Identifier.ValueText;
        if (Attributes.Find(place.ClassSymbol, "AgentAttribute", place.CancellationToken) is { } attribute)
        {
            var text = SymbolDisplay.FormatLiteral($"TODO: say what {name} is to do.", quote: true);
            yield return place.Edit(
                attribute,
                "AddInstructions",
                $"Add instructions to '{name}'",
                (editor, node) => AttributeArguments.SetFirst(editor, node, text)
            );
        }

        yield return place.Edit(
            type,
            "AddRunAsync",
            $"Add a RunAsync to '{name}'",
            (editor, node) => Members.Add(editor, node, Method)
        );
    }
}
