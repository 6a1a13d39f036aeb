using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>What is inside the type that a run method returns.</summary>
internal static class Outputs
{
    /// <summary>The shape and the output in it; null for the output when there is none.</summary>
    public static (ReturnShape Shape, ITypeSymbol? Output) Of(ITypeSymbol returned, Compilation compilation)
    {
        if (returned.SpecialType == SpecialType.System_Void)
        {
            return (ReturnShape.Void, null);
        }

        if (returned is INamedTypeSymbol named)
        {
            var argument = named.TypeArguments.Length == 1 ? named.TypeArguments[0] : null;
            switch (named.Name, named.Arity, NamespaceOf(named))
            {
                case ("Task", 0, "System.Threading.Tasks"):
                    return (ReturnShape.Task, null);
                case ("Task", 1, "System.Threading.Tasks"):
                    return (ReturnShape.TaskOfValue, argument);
                case ("ValueTask", 0, "System.Threading.Tasks"):
                    return (ReturnShape.ValueTask, null);
                case ("ValueTask", 1, "System.Threading.Tasks"):
                    return (ReturnShape.ValueTaskOfValue, argument);
                case ("IAsyncEnumerable", 1, "System.Collections.Generic"):
                    return (ReturnShape.AsyncEnumerable, ListOf(argument!, compilation));
            }
        }

        return (ReturnShape.Value, returned);
    }

    /// <summary>The output of a class that a dependant names; null for none, and for no agent.</summary>
    public static ITypeSymbol? OfAgent(INamedTypeSymbol type, ExtractionContext context)
    {
        if (Contracts.Of(type, context.Compilation) is { } contract)
        {
            return contract.Output.SpecialType == SpecialType.System_Void ? null : contract.Output;
        }

        var methods = RunMethods.Find(type);
        return methods.Count == 0
            ? context.Compilation.GetSpecialType(SpecialType.System_String)
            : Of(methods[0].ReturnType, context.Compilation).Output;
    }

    private static ITypeSymbol? ListOf(ITypeSymbol item, Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1")?.Construct(item);

    private static string NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace?.Path(escape: false) ?? "";
}
