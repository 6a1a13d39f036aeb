using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Testing.Tests;

/// <summary>Offers an upper-case first letter, then a prefix; sound unless told otherwise.</summary>
internal sealed class LowercaseFix(bool keepsTrivia = true, bool works = true) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [LowercaseAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        var type = root!.FindToken(context.Span.Start).Parent!.FirstAncestorOrSelf<ClassDeclarationSyntax>()!;
        Offer("Capitalise", name => works ? char.ToUpperInvariant(name[0]) + name[1..] : name);
        Offer("Prefix", name => "The" + name);

        void Offer(string title, Func<string, string> rename)
        {
            var name = SyntaxFactory.Identifier(rename(type.Identifier.Text));
            var renamed = type.WithIdentifier(keepsTrivia ? name.WithTriviaFrom(type.Identifier) : name);
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(type, renamed))),
                    equivalenceKey: title
                ),
                context.Diagnostics
            );
        }
    }
}
