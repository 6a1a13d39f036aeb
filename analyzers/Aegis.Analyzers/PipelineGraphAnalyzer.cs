using System.Collections.Immutable;
using Aegis.Graph.Check;
using Aegis.Graph.Extract;
using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers;

/// <summary>
/// Reports what the rules over the graph find, each finding from the class that it is about, so that it shows while
/// typing and not only at the end of a build.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PipelineGraphAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleCatalog.GraphRules.Select(rule => rule.Rule).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AegisAttributes.AgentMetadataName) is null)
            {
                return;
            }

            // the graph is the whole project's: made once, by the first class that has a say in it
            var findings = new ProjectFindings(
                start.Compilation,
                start.Options.AnalyzerConfigOptionsProvider.GlobalOptions
            );
            start.RegisterSymbolAction(symbol => Report(symbol, findings), SymbolKind.NamedType);
        });
    }

    private static void Report(SymbolAnalysisContext context, ProjectFindings findings)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (
            type.Find("AgentAttribute") is null
            && type.Find("PipelineAttribute") is null
            && !ToolMethods.Of(type).Any()
        )
        {
            return;
        }

        foreach (var (finding, location) in findings.Of(type.Key(), context.CancellationToken))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptors.ById[finding.RuleId],
                    location,
                    PropertiesOf(finding),
                    [.. finding.Arguments]
                )
            );
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(Finding finding) =>
        finding.Hints.Items.ToImmutableDictionary(
            hint => hint.Name,
            hint => (string?)hint.Value,
            StringComparer.Ordinal
        );
}
