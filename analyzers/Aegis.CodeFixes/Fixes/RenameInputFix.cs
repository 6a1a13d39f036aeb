using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG008: renames an input, in the method, at its callers and in the texts that name it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameInputFix))]
public sealed class RenameInputFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.ConflictingInput);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Hint(HintKeys.Name) is { } name
            && place.Enclosing<ParameterSyntax>() is { } parameter
            && place.Model.GetDeclaredSymbol(parameter, place.CancellationToken) is IParameterSymbol symbol
        )
        {
            yield return new Remedy(
                $"Rename '{symbol.Name}' to '{name}'",
                $"{place.Id}.Rename",
                parameter,
                (editor, token) => RenameAsync(editor, parameter, symbol, name, token)
            );
        }
    }

    private static async Task RenameAsync(
        SolutionEditor editor,
        ParameterSyntax parameter,
        IParameterSymbol symbol,
        string name,
        CancellationToken cancellationToken
    )
    {
        var tokens = new List<SyntaxToken> { parameter.Identifier };
        var found = await SymbolFinder
            .FindReferencesAsync(symbol, editor.OriginalSolution, cancellationToken)
            .ConfigureAwait(false);
        foreach (var location in found.SelectMany(reference => reference.Locations))
        {
            var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            tokens.Add(root!.FindToken(location.Location.SourceSpan.Start, findInsideTrivia: true));
        }

        foreach (var token in tokens.Where(token => token.ValueText == symbol.Name).Distinct())
        {
            if (await editor.EditorOf(token.Parent!, cancellationToken).ConfigureAwait(false) is { } document)
            {
                Identifiers.Rename(document, token.Parent!, symbol.Name, name);
            }
        }

        await RenamePlaceholdersAsync(editor, symbol, name, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RenamePlaceholdersAsync(
        SolutionEditor editor,
        IParameterSymbol symbol,
        string name,
        CancellationToken cancellationToken
    )
    {
        AttributeSyntax?[] texts =
        [
            Attributes.Find(symbol.ContainingSymbol, "PromptAttribute", cancellationToken),
            Attributes.Find(symbol.ContainingType, "AgentAttribute", cancellationToken),
        ];
        foreach (var text in texts)
        {
            if (
                text is not null
                && PromptText.Names(text, symbol.Name)
                && await editor.EditorOf(text, cancellationToken).ConfigureAwait(false) is { } document
            )
            {
                PromptText.Replace(document, text, symbol.Name, $"{{{name}}}");
            }
        }
    }
}
