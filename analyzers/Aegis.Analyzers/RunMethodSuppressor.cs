using System.Collections.Immutable;
using Aegis.Graph.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers;

/// <summary>
/// Keeps CA1822 ("mark members as static") from the run methods of agents, and from the methods that a <c>[Fallback]</c> names:
/// that one needs nothing of its instance today says nothing about tomorrow, and there is an instance all the same.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunMethodSuppressor : DiagnosticSuppressor
{
    public static readonly SuppressionDescriptor Descriptor = new(
        "AEGS001",
        "CA1822",
        "The run method of an agent, and a fallback, is called on an instance"
    );

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        ImmutableArray.Create(Descriptor);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree && IsCalledOnAnInstance(diagnostic, tree, context))
            {
                context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
            }
        }
    }

    private static bool IsCalledOnAnInstance(Diagnostic diagnostic, SyntaxTree tree, SuppressionAnalysisContext context)
    {
        var declaration = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
        var symbol = context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken);
        return symbol is IMethodSymbol { ContainingType: { } type } method
            && (
                (method.Name is "Run" or "RunAsync" && type.IsAgent())
                || IsNamedBy(type, method)
                || type.GetMembers().OfType<IMethodSymbol>().Any(other => IsNamedBy(other, method))
            );
    }

    private static bool IsNamedBy(ISymbol symbol, IMethodSymbol method) =>
        symbol.MayHaveAttributes() && symbol.Find("FallbackAttribute")?.Text() == method.Name;
}
