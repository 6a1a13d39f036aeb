using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aegis.Analyzers;

/// <summary>Tells whether a task has ended for certain where its result is read, since it was awaited in the lines before.</summary>
internal static class AwaitedBefore
{
    public static bool Holds(IOperation use, IOperation? task)
    {
        if (VariableOf(task) is not { } variable)
        {
            return false;
        }

        var function = Enclosing(use);
        return function
            .Descendants()
            .OfType<IAwaitOperation>()
            .Any(awaiting =>
                awaiting.Syntax.Span.End <= use.Syntax.Span.End
                && !use.Syntax.Span.Contains(awaiting.Syntax.Span)
                && IsOf(awaiting.Operation, variable)
                && ReferenceEquals(Enclosing(awaiting), function)
                && IsPassed(awaiting, use)
                && !IsAssigned(function, variable, awaiting, use)
            );
    }

    /// <summary>Whether an operation awaits the variable, alone or among others.</summary>
    private static bool IsOf(IOperation awaited, ISymbol variable) =>
        awaited switch
        {
            IConversionOperation conversion => IsOf(conversion.Operand, variable),
            IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance } => IsOf(
                instance,
                variable
            ),
            IInvocationOperation { TargetMethod: { Name: "WhenAll", ContainingType.Name: "Task" } } all =>
                all.Descendants()
                    .Any(one =>
                        one.Syntax.Parent is ArgumentSyntax argument
                        && argument.Parent?.Parent == all.Syntax
                        && SymbolEqualityComparer.Default.Equals(VariableOf(one), variable)
                    ),
            _ => SymbolEqualityComparer.Default.Equals(VariableOf(awaited), variable),
        };

    /// <summary>Whether nothing leads to the use but through the awaiting.</summary>
    private static bool IsPassed(IOperation awaiting, IOperation use)
    {
        for (var child = awaiting; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IBlockOperation or ISwitchCaseOperation:
                    return parent.Syntax.Span.Contains(use.Syntax.Span);
                case IConditionalOperation choice when choice.Condition != child:
                case IBinaryOperation binary when binary.RightOperand == child:
                case ICoalesceOperation coalesce when coalesce.WhenNull == child:
                case IConditionalAccessOperation access when access.WhenNotNull == child:
                case ILoopOperation loop when loop.Body == child:
                case ISwitchExpressionArmOperation:
                    return false;
            }
        }

        return true;
    }

    private static bool IsAssigned(IOperation function, ISymbol variable, IOperation awaiting, IOperation use) =>
        function
            .Descendants()
            .OfType<IAssignmentOperation>()
            .Any(assignment =>
                SymbolEqualityComparer.Default.Equals(VariableOf(assignment.Target), variable)
                && assignment.Syntax.SpanStart >= awaiting.Syntax.Span.End
                && assignment.Syntax.SpanStart < use.Syntax.SpanStart
            );

    private static ISymbol? VariableOf(IOperation? operation) =>
        operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };

    /// <summary>The innermost function, each of which runs at its own time.</summary>
    private static IOperation Enclosing(IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent && current is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            current = parent;
        }

        return current;
    }
}
