#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // the analyzer below is loaded by no compiler
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers.Tests.Rules;

/// <summary>CA1822 on the methods of agents and on fallbacks.</summary>
public class RunMethodSuppressorTests
{
    [Theory]
    [InlineData("[Agent] public partial class A { public int Run() => 1; }", true)]
    [InlineData("[Agent] public partial class A { public async Task<int> RunAsync(int x) => x; }", true)]
    [InlineData("public partial class Outer { [Agent] internal partial record A { internal void Run() { } } }", true)]
    [InlineData("[Agent(\"Go.\"), Fallback(\"M\")] public partial class A { public string M() => \"\"; }", true)]
    [InlineData("[Agent(\"Go.\"), Fallback(\"M\")] public partial class A { public string N() => \"\"; }", false)]
    [InlineData("public partial class T { [Tool, Fallback(\"M\")] public static int A() => 1; int M() => 1; }", true)]
    [InlineData("public partial class T { [Tool, Fallback(\"M\")] public static int A() => 1; int N() => 1; }", false)]
    [InlineData("[Agent] public partial class A { public int Other() => 1; }", false)]
    [InlineData("[Agent] public partial class A { public int Run => 1; }", false)]
    [InlineData("public partial class A { public int Run() => 1; }", false)]
    [InlineData("[Agent] public partial class A { class B { public int Run() => 1; } }", false)]
    public async Task StaticAsARunMethodCouldBe_IsNotSaid(string source, bool isSuppressed)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true
        );
        var analyzed = Project(source)
            .Create()
            .WithAnalyzers([new CouldBeStatic(), new RunMethodSuppressor()], options);

        var found = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(isSuppressed, Assert.Single(found).IsSuppressed);
    }

    /// <summary>Says of every member that is no type what the SDK's analyzer says of those that need no instance.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class CouldBeStatic : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new(
            "CA1822",
            "Mark members as static",
            "Mark '{0}' as static",
            "Performance",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true
        );

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(Report, SymbolKind.Method, SymbolKind.Property);
        }

        private static void Report(SymbolAnalysisContext context)
        {
            if (
                context.Symbol
                is { IsImplicitlyDeclared: false, IsStatic: false }
                    and not IMethodSymbol { MethodKind: not MethodKind.Ordinary }
            )
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, context.Symbol.Locations[0], context.Symbol.Name));
            }
        }
    }
}
