using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG030: writes the placeholder right. AEG032: moves it to the prompt.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PromptFix))]
public sealed class PromptFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UnknownPlaceholder, DiagnosticIds.OutputInInstructions);

    internal override IEnumerable<Remedy> Remedies(FixPlace place) =>
        place.Hint(HintKeys.Placeholder) is not { } placeholder ? []
        : place.Id == DiagnosticIds.UnknownPlaceholder ? Rename(place, placeholder)
        : Move(place, placeholder);

    private static IEnumerable<Remedy> Rename(FixPlace place, string placeholder)
    {
        if (
            place.Hint(HintKeys.Name) is { } name
            && place.Enclosing<AttributeSyntax>() is { } attribute
            && PromptText.Names(attribute, placeholder)
        )
        {
            // several placeholders may be wrong in one text, so each renaming is one of its own
            var edit = place.Edit(
                attribute,
                $"Rename.{placeholder}.{name}",
                $"Change '{{{placeholder}}}' to '{{{name}}}'",
                (editor, node) => PromptText.Replace(editor, node, placeholder, $"{{{name}}}")
            );
            yield return edit;
        }
    }

    private static IEnumerable<Remedy> Move(FixPlace place, string placeholder)
    {
        var instructions = Attributes.Find(place.ClassSymbol, "AgentAttribute", place.CancellationToken);
        if (
            instructions is null
            || !PromptText.Names(instructions, placeholder)
            || place.Enclosing<MethodDeclarationSyntax>() is not { } method
            || place.Enclosing<ParameterSyntax>() is not { } parameter
        )
        {
            yield break;
        }

        var symbol = place.Model.GetDeclaredSymbol(method, place.CancellationToken);
        var prompt = Attributes.Find(symbol, "PromptAttribute", place.CancellationToken);
        if (prompt is not null && !CanName(prompt, placeholder))
        {
            yield break;
        }

        var qualifier = place.Qualifier();
        yield return new Remedy(
            $"Move '{{{placeholder}}}' to the [Prompt]",
            $"{place.Id}.MoveToPrompt",
            parameter,
            async (editor, token) =>
            {
                if (
                    await editor.EditorOf(instructions, token).ConfigureAwait(false) is { } first
                    && await editor.EditorOf(method, token).ConfigureAwait(false) is { } second
                )
                {
                    PromptText.Replace(first, instructions, placeholder, "the " + Words(placeholder));
                    AddToPrompt(second, method, prompt, placeholder, qualifier);
                }
            }
        );
    }

    private static bool CanName(AttributeSyntax prompt, string placeholder) =>
        PromptText.Names(prompt, placeholder)
        || PromptText.Literals(prompt).LastOrDefault() is { } last && PromptText.IsOneLine(last);

    private static void AddToPrompt(
        SyntaxEditor editor,
        MethodDeclarationSyntax method,
        AttributeSyntax? prompt,
        string placeholder,
        string qualifier
    )
    {
        if (prompt is null)
        {
            Members.AddAttribute(editor, method, $"{qualifier}Prompt(\"{{{placeholder}}}\")");
        }
        else if (!PromptText.Names(prompt, placeholder))
        {
            PromptText.Append(editor, PromptText.Literals(prompt).Last(), $"\\n{{{placeholder}}}");
        }
    }

    /// <summary>A parameter's name as words of a sentence: <c>researchNotes</c> becomes <c>research notes</c>.</summary>
    private static string Words(string name) => Regex.Replace(name, @"(?<=\p{Ll})(?=\p{Lu})", " ").ToLowerInvariant();
}
