using System.Collections.Immutable;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aegis.Analyzers;

/// <summary>A pipeline, and a task graph, reports failures in its result, so that a result nobody looks at hides them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredResultAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.IgnoredResult,
        "Result of a pipeline is ignored",
        "The result of '{0}' is ignored, and failures of agents are only in it; call EnsureSuccess() on it or look at it"
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var task = start.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
            var result = start.Compilation.GetTypeByMetadataName("Aegis.PipelineResult");
            if (task is not null && result is not null)
            {
                start.RegisterOperationAction(
                    operation => Report(operation, task, result),
                    OperationKind.ExpressionStatement
                );
            }
        });
    }

    private static void Report(OperationAnalysisContext context, INamedTypeSymbol task, INamedTypeSymbol result)
    {
        var operation = ((IExpressionStatementOperation)context.Operation).Operation;
        if (Awaited(operation) is IInvocationOperation { TargetMethod: { } method } call && IsRun(method, task, result))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), $"{method.ContainingType.Name}.{method.Name}")
            );
        }
    }

    /// <summary>What is awaited or waited for, without <c>ConfigureAwait</c> and its like around it.</summary>
    private static IOperation Awaited(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IAwaitOperation awaiting:
                    operation = awaiting.Operation;
                    break;
                case IInvocationOperation
                {
                    TargetMethod.Name: "ConfigureAwait" or "WaitAsync" or "Wait" or "GetAwaiter" or "GetResult",
                    Instance: { } instance
                }:
                    operation = instance;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static bool IsRun(IMethodSymbol method, INamedTypeSymbol task, INamedTypeSymbol result)
    {
        if (
            method.Name is not ("RunPipelineAsync" or "RunTasksAsync")
            || method.ReturnType is not INamedTypeSymbol returned
            || !SymbolEqualityComparer.Default.Equals(returned.OriginalDefinition, task)
        )
        {
            return false;
        }

        for (var type = returned.TypeArguments[0].BaseType; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, result))
            {
                return true;
            }
        }

        return false;
    }
}
