using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Reads the contract that the generator left on an agent of another assembly.</summary>
internal static class Contracts
{
    public sealed record Contract(AgentForm Form, ITypeSymbol Output);

    /// <summary>Null for a class of this assembly, and for one that was built without the generator.</summary>
    public static Contract? Of(INamedTypeSymbol type, Compilation compilation) =>
        IsExternal(type, compilation)
        && type.Find("AgentContractAttribute") is { } attribute
        && attribute.ConstructorArguments.Length == 2
        && attribute.ConstructorArguments[0].Value is int form
        && attribute.ConstructorArguments[1].Value is ITypeSymbol output
            ? new Contract((AgentForm)form, output)
            : null;

    public static bool IsExternal(INamedTypeSymbol type, Compilation compilation) =>
        !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
}
