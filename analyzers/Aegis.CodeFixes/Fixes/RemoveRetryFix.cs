using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG040 and AEG043: removes the <c>[Retry]</c> of a tool.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRetryFix))]
public sealed class RemoveRetryFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UnsafeRetry, DiagnosticIds.NestedRetry);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Enclosing<AttributeSyntax>() is { Parent.Parent: MethodDeclarationSyntax method } attribute)
        {
            yield return place.Edit(
                attribute,
                "RemoveRetry",
                $"Remove [Retry] of '{method.Identifier.ValueText}'",
                AttributeRemoval.Remove
            );
        }
    }
}
