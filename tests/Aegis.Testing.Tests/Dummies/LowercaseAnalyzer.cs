using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Testing.Tests;

/// <summary>A class's name must not begin in lower case; a class named Crash makes it throw.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // a dummy of the tests, never shipped
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LowercaseAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "DUM001";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        "Name",
        "Class '{0}' begins in lower case",
        "Tests",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.Name == "Crash")
                {
                    throw new InvalidOperationException("crashed");
                }

                if (char.IsLower(symbol.Symbol.Name[0]))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(_rule, symbol.Symbol.Locations[0], symbol.Symbol.Name));
                }
            },
            SymbolKind.NamedType
        );
    }
}
