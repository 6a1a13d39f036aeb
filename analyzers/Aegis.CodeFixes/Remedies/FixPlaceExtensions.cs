using Aegis.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Remedies;

/// <summary>Makes remedies of the usual kind.</summary>
internal static class FixPlaceExtensions
{
    /// <summary>What a name of Aegis needs before it at the diagnostic.</summary>
    public static string Qualifier(this FixPlace place) => Attributes.Qualifier(place.Node, place.Model.Compilation);

    /// <summary>A remedy that edits one node of one document.</summary>
    public static Remedy Edit<T>(this FixPlace place, T target, string key, string title, Action<SyntaxEditor, T> edit)
        where T : SyntaxNode =>
        new(
            title,
            $"{place.Id}.{key}",
            target,
            async (editor, token) =>
            {
                if (await editor.EditorOf(target, token).ConfigureAwait(false) is { } document)
                {
                    edit(document, target);
                }
            }
        );
}
