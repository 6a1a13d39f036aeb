using System.Collections.Immutable;
using Aegis.Graph.Extract.Hooks;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers;

/// <summary>A hook is called by a loop, which knows what to give it, and waits for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HookAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UncallableHook,
        "Method can not be a hook",
        "'{0}' can not be a hook: {1}"
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Report, SymbolKind.Method);
    }

    private static void Report(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (
            HookMethods.AttributesOf(method).Length > 0
            && HookMethodShape.DefectOf(method, context.Compilation, context.CancellationToken) is { } defect
        )
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptor,
                    method.Locations[0],
                    $"{method.ContainingType.Name}.{method.Name}",
                    defect
                )
            );
        }
    }
}
