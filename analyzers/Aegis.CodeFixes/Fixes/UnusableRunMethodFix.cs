using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG003: mends the run method that there is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusableRunMethodFix))]
public sealed class UnusableRunMethodFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UnusableRunMethod);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Node is not MethodDeclarationSyntax syntax
            || place.Model.GetDeclaredSymbol(syntax, place.CancellationToken) is not { } method
        )
        {
            yield break;
        }

        var name = method.Name;
        var prompt = Attributes.Find(method, "PromptAttribute", place.CancellationToken);
        if (prompt is not null && (syntax.Body ?? (SyntaxNode?)syntax.ExpressionBody) is not null)
        {
            yield return place.Edit(
                prompt,
                "RemovePrompt",
                $"Remove the [Prompt] of '{name}'",
                AttributeRemoval.Remove
            );
        }

        if (name is not ("Run" or "RunAsync"))
        {
            yield break;
        }

        if (HasRivals(method))
        {
            var signature = method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
            yield return place.Edit(
                syntax,
                "RemoveMethod",
                $"Remove '{signature}'",
                (editor, node) => editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives)
            );
            yield break;
        }

        if (IsHidden(method))
        {
            yield return place.Edit(
                syntax,
                "MakePublic",
                $"Make '{name}' public",
                (editor, node) => Modifiers.SetAccess(editor, node, SyntaxKind.PublicKeyword)
            );
        }

        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            yield return place.Edit(
                syntax.ReturnType,
                "ReturnTask",
                $"Return Task from '{name}'",
                (editor, node) => editor.ReplaceNode(node, SyntaxFactory.ParseTypeName("Task").WithTriviaFrom(node))
            );
        }

        if (method is { IsPartialDefinition: true, IsStatic: true })
        {
            yield return place.Edit(
                syntax,
                "RemoveStatic",
                $"Remove 'static' from '{name}'",
                (editor, node) => Modifiers.Remove(editor, node, SyntaxKind.StaticKeyword)
            );
        }

        if (method.IsPartialDefinition && prompt is null)
        {
            var added = $"{place.Qualifier()}Prompt({PromptFor(method)})";
            yield return place.Edit(
                syntax,
                "AddPrompt",
                $"Add a [Prompt] to '{name}'",
                (editor, node) => Members.AddAttribute(editor, node, added)
            );
        }
    }

    private static string PromptFor(IMethodSymbol method)
    {
        var names = method
            .Parameters.Where(parameter => parameter.Type.Name is not ("CancellationToken" or "AgentContext"))
            .Select(parameter => $"{{{parameter.Name}}}");
        return SymbolDisplay.FormatLiteral("TODO: say what to do. " + string.Join(" ", names), quote: true);
    }

    private static bool HasRivals(IMethodSymbol method) =>
        method
            .ContainingType.GetMembers("RunAsync")
            .Concat(method.ContainingType.GetMembers("Run"))
            .OfType<IMethodSymbol>()
            .Count(other => !IsHidden(other) || other.IsPartialDefinition) > 1;

    private static bool IsHidden(IMethodSymbol method) =>
        method.DeclaredAccessibility
            is Accessibility.Private
                or Accessibility.Protected
                or Accessibility.ProtectedAndInternal;
}
