using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG005, AEG006, AEG010, AEG017, AEG018: removes a <c>[DependsOn]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDependencyFix))]
public sealed class RemoveDependencyFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(
            DiagnosticIds.DependencyIsNoAgent,
            DiagnosticIds.RepeatedDependency,
            DiagnosticIds.DependencyCycle,
            DiagnosticIds.RedundantDependency,
            DiagnosticIds.UnusedDependency
        );

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Enclosing<AttributeSyntax>() is { Parent.Parent: TypeDeclarationSyntax type } attribute)
        {
            yield return place.Edit(
                attribute,
                "RemoveDependency",
                $"Remove the dependency of '{type.Identifier.ValueText}' on '{DependencyTarget.Of(attribute)}'",
                AttributeRemoval.Remove
            );
        }
    }
}
