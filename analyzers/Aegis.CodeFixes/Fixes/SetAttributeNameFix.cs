using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG004 and AEG009: sets <c>Id</c>, <c>Name</c> or <c>ResultName</c> to one that is free.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetAttributeNameFix))]
public sealed class SetAttributeNameFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.DuplicateAgentId, DiagnosticIds.MemberClash);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        var property = place.Id == DiagnosticIds.DuplicateAgentId ? "Id" : place.Hint(HintKeys.Property);
        var owner = property == "ResultName" ? "PipelineAttribute" : "AgentAttribute";
        if (
            property is null
            || place.Hint(HintKeys.Name) is not { } name
            || place.ClassSymbol is not { } type
            || Attributes.Find(type, owner, place.CancellationToken) is not { } attribute
        )
        {
            yield break;
        }

        var value = SymbolDisplay.FormatLiteral(name, quote: true);
        yield return place.Edit(
            attribute,
            $"Set.{property}",
            $"Set {property} of '{type.Name}' to {value}",
            (editor, node) => AttributeArguments.SetNamed(editor, node, property, value)
        );
    }
}
