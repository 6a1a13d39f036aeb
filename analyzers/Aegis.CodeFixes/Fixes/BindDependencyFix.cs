using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG018: adds a parameter that takes the dependency's output.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BindDependencyFix))]
public sealed class BindDependencyFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UnusedDependency);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Enclosing<AttributeSyntax>() is not { } attribute
            || place.Hint(HintKeys.Output) is not { } output
            || place.Hint(HintKeys.Name) is not { } name
            || RunMethodOf(place) is not { } method
        )
        {
            yield break;
        }

        var source = place.Hint(HintKeys.Source) is { Length: > 0 } agent ? $"[{place.Qualifier()}From<{agent}>] " : "";
        var edit = place.Edit(
            method.ParameterList,
            "AddParameter",
            $"Take the output of '{DependencyTarget.Of(attribute)}' as a parameter of '{method.Identifier.ValueText}'",
            (editor, list) => Members.AddParameter(editor, list, $"{source}{output} {Escape(name)}")
        );

        // several dependencies may be bound to one method, so the attribute is what is fixed once
        yield return edit with
        {
            Target = attribute,
        };
    }

    private static MethodDeclarationSyntax? RunMethodOf(FixPlace place) =>
        place
            .ClassSymbol?.GetMembers("RunAsync")
            .Concat(place.ClassSymbol.GetMembers("Run"))
            .Where(member => member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Protected))
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(place.CancellationToken))
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault();

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
