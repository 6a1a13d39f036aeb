using System.Collections.Immutable;
using Aegis.Graph.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers;

/// <summary>
/// Keeps CA1822 ("mark members as static") from the run methods of agents: that one needs nothing of its instance today says
/// nothing about tomorrow, and whoever builds the agent builds an instance all the same.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunMethodSuppressor : DiagnosticSuppressor
{
    public static readonly SuppressionDescriptor Descriptor = new(
        "AEGS001",
        "CA1822",
        "The run method of an agent is called on an instance"
    );

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        ImmutableArray.Create(Descriptor);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree && IsRunMethod(diagnostic, tree, context))
            {
                context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
            }
        }
    }

    private static bool IsRunMethod(Diagnostic diagnostic, SyntaxTree tree, SuppressionAnalysisContext context)
    {
        var declaration = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
        var symbol = context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken);
        return symbol is IMethodSymbol { Name: "Run" or "RunAsync", ContainingType: { } type } && type.IsAgent();
    }
}
