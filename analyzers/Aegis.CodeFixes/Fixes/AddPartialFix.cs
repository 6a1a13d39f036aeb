using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG001: makes the class and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix))]
public sealed class AddPartialFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.ClassNotPartial);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Class is { } type)
        {
            yield return place.Edit(
                type,
                "MakePartial",
                $"Make '{type.Identifier.ValueText}' partial",
                Modifiers.MakePartial
            );
        }
    }
}
