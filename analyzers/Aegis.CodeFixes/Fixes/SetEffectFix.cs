using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG040 and AEG042: says of a tool what its effect is. Which is true only its developer knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetEffectFix))]
public sealed class SetEffectFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UnsafeRetry, DiagnosticIds.UndeclaredEffect);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.MethodSymbol is not { } method
            || Attributes.Find(method, "ToolAttribute", place.CancellationToken) is not { } tool
        )
        {
            yield break;
        }

        // a retry wants one that allows a second call
        string[] effects =
            place.Id == DiagnosticIds.UnsafeRetry
                ? ["ReadOnly", "Idempotent"]
                : ["ReadOnly", "Idempotent", "AtMostOnce"];
        foreach (var effect in effects)
        {
            var value = $"{Attributes.Qualifier(tool, place.Model.Compilation)}ToolEffect.{effect}";
            yield return place.Edit(
                tool,
                effect,
                $"Set Effect of '{method.Name}' to {effect}",
                (editor, node) => AttributeArguments.SetNamed(editor, node, "Effect", value)
            );
        }
    }
}
