using System.Collections.Immutable;
using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aegis.Analyzers;

/// <summary>Tools run many at a time: one that waits on its thread starves the others, one that is async void has no end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingToolAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.BlockingTool,
        "Tool blocks or can not be awaited",
        "Tool '{0}' {1}"
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockStartAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol method || !method.IsTool())
            {
                return;
            }

            block.RegisterOperationAction(
                operation => ReportWait(operation, method),
                OperationKind.Invocation,
                OperationKind.PropertyReference
            );
            if (method is { IsAsync: true, ReturnsVoid: true })
            {
                block.RegisterOperationBlockEndAction(end =>
                    end.ReportDiagnostic(
                        Diagnostic.Create(
                            Descriptor,
                            method.Locations[0],
                            Name(method),
                            "is async void, so that nobody learns when it ends or how; return Task"
                        )
                    )
                );
            }
        });
    }

    private static void ReportWait(OperationAnalysisContext context, IMethodSymbol method)
    {
        var (member, task) = context.Operation switch
        {
            IInvocationOperation { TargetMethod: { } target } call when IsWait(target) => (target.Name, TaskOf(call)),
            IPropertyReferenceOperation { Property: { Name: "Result" } property } read
                when IsTask(property.ContainingType) => (property.Name, read.Instance),
            _ => (null, null),
        };
        if (member is not null && !AwaitedBefore.Holds(context.Operation, task))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptor,
                    context.Operation.Syntax.GetLocation(),
                    Name(method),
                    $"waits on its thread by '{member}', which starves other tools; await instead, and return Task"
                )
            );
        }
    }

    /// <summary>Of <c>task.GetAwaiter().GetResult()</c> the task.</summary>
    private static IOperation? TaskOf(IInvocationOperation call) =>
        call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter" } awaiter
            ? awaiter.Instance
            : call.Instance;

    private static bool IsWait(IMethodSymbol method) =>
        method.Name switch
        {
            "Wait" or "WaitAll" or "WaitAny" => IsTask(method.ContainingType),
            "GetResult" => method.ContainingType.Name.EndsWith("Awaiter", StringComparison.Ordinal)
                && method.ContainingNamespace.ToDisplayString() == "System.Runtime.CompilerServices",
            _ => false,
        };

    private static bool IsTask(INamedTypeSymbol type) =>
        type.Name is "Task" or "ValueTask" && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    private static string Name(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";
}
