using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG020 and AEG021: gives a tool a name that is free, or valid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetToolNameFix))]
public sealed class SetToolNameFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.DuplicateToolName, DiagnosticIds.InvalidToolName);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Hint(HintKeys.Name) is { } name
            && place.MethodSymbol is { } method
            && Attributes.Find(method, "ToolAttribute", place.CancellationToken) is { } attribute
        )
        {
            var value = SymbolDisplay.FormatLiteral(name, quote: true);
            yield return place.Edit(
                attribute,
                "SetToolName",
                $"Call the tool {value}",
                (editor, node) => AttributeArguments.SetNamed(editor, node, "Name", value)
            );
        }
    }
}
