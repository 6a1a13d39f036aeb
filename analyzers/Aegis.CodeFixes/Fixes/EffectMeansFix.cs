using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG041 and AEG046: gives a tool what its effect takes: a key, a transaction, a probe; or the effect that fits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EffectMeansFix))]
public sealed class EffectMeansFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.KeyNotHandedOn, DiagnosticIds.EffectWithoutMeans);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Enclosing<MethodDeclarationSyntax>() is not { } method)
        {
            yield break;
        }

        var name = method.Identifier.ValueText;
        if (place.Hint(HintKeys.Parameter) is { } parameter && CanTakeMore(method))
        {
            var type = parameter.Split(' ')[0].Split('.').Last();
            yield return place.Edit(
                method.ParameterList,
                "AddParameter",
                $"Let '{name}' take a {type}",
                (editor, list) => Members.AddParameter(editor, list, parameter)
            );
        }

        if (place.Hint(HintKeys.Signature) is { } signature && place.Class is { } owner)
        {
            yield return place.Edit(
                owner,
                "AddProbe",
                $"Add a [Probe] of '{name}'",
                (editor, node) =>
                    Members.Add(
                        editor,
                        node,
                        $"{signature}\n{{\n    throw new global::System.NotImplementedException();\n}}"
                    )
            ) with
            {
                Subject = name,
            };
        }

        if (
            place.Hint(HintKeys.Value) is { } effect
            && Attributes.Find(place.MethodSymbol, "ToolAttribute", place.CancellationToken) is { } tool
        )
        {
            var value = $"{Attributes.Qualifier(tool, place.Model.Compilation)}ToolEffect.{effect}";
            yield return place.Edit(
                tool,
                "SetEffect",
                $"Set Effect of '{name}' to {effect}",
                (editor, node) => AttributeArguments.SetNamed(editor, node, "Effect", value)
            );
        }
    }

    /// <summary>A partial method has two parameter lists, and a params array stays the last parameter.</summary>
    private static bool CanTakeMore(MethodDeclarationSyntax method) =>
        !method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && !method.ParameterList.Parameters.Any(p => p.Modifiers.Any(SyntaxKind.ParamsKeyword));
}
