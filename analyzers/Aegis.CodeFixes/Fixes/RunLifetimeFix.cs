using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG060 and AEG061: gives each run an instance of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RunLifetimeFix))]
public sealed class RunLifetimeFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.MutableSingletonAgent, DiagnosticIds.ScopedServiceInSingleton);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        // a toolset is shared by all runs, whatever agent uses it
        if (place.Enclosing<AttributeSyntax>() is not null)
        {
            yield break;
        }

        if (Attributes.Find(place.ClassSymbol, "AgentAttribute", place.CancellationToken) is { } attribute)
        {
            var lifetime = $"{Attributes.Qualifier(attribute, place.Model.Compilation)}AgentLifetime.Run";
            yield return place.Edit(
                attribute,
                "LiveForRun",
                $"Give each run its own '{place.ClassSymbol!.Name}'",
                (editor, node) => AttributeArguments.SetNamed(editor, node, "Lifetime", lifetime)
            );
        }
    }
}
