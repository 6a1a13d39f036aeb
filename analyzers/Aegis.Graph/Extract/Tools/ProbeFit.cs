using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>Whether a method can tell of the calls of a tool, and what it is called with.</summary>
internal static class ProbeFit
{
    public static ProbeMethod Of(
        IMethodSymbol probe,
        int index,
        IMethodSymbol tool,
        ToolNode node,
        Compilation compilation
    )
    {
        var (shape, output) = Outputs.Of(probe.ReturnType, compilation);
        var parameters = probe.Parameters.Select(parameter => ParameterOf(parameter, tool, node)).ToList();
        return new ProbeMethod(probe.Name, index)
        {
            Defect =
                DefectOf(probe, tool, shape, output)
                ?? probe.Parameters.Where((_, i) => parameters[i] is null).Select(p => NotOf(p, tool)).FirstOrDefault()
                ?? (parameters.Any(parameter => TellsTheCall(parameter!, node)) ? null : Unidentified(node)),
            IsBroken =
                probe.ReturnType.IsUnknown()
                || probe.Parameters.Any(parameter => parameter.Name.Length == 0 || parameter.Type.IsUnknown()),
            Returns = shape,
            IsStatic = probe.IsStatic,
            Parameters = parameters.OfType<ToolParameter>().ToEquatableArray(),
        };
    }

    private static string? DefectOf(IMethodSymbol probe, IMethodSymbol tool, ReturnShape shape, ITypeSymbol? output) =>
        probe.MethodKind != MethodKind.Ordinary || probe.IsTool() ? "is no method of its own; mark one that only asks"
        : probe.IsGenericMethod ? "is generic; drop its type parameters"
        : tool.IsStatic && !probe.IsStatic ? $"needs an instance, but '{tool.Name}' is static; make it static"
        : shape is ReturnShape.Value or ReturnShape.TaskOfValue or ReturnShape.ValueTaskOfValue
        && output is { Name: "ProbeAnswer", NullableAnnotation: not NullableAnnotation.Annotated }
        && output.ContainingNamespace?.Path(escape: false) == "Aegis.Ledger"
            ? null
        : "returns something else; return ProbeAnswer, Task<ProbeAnswer> or ValueTask<ProbeAnswer>";

    /// <summary>What a parameter is given; null when the tool's call has nothing for it.</summary>
    private static ToolParameter? ParameterOf(IParameterSymbol parameter, IMethodSymbol tool, ToolNode node)
    {
        if (parameter.RefKind != RefKind.None)
        {
            return null;
        }

        if (ToolParameterExtractor.Given(parameter) is { } given)
        {
            return given.Role == ToolParameterRole.Transaction ? null : given;
        }

        var same = tool.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name);
        return same is not null && same.Type.FullName() == parameter.Type.FullName()
            ? node.Parameters[same.Ordinal]
            : null;
    }

    private static bool TellsTheCall(ToolParameter parameter, ToolNode node) =>
        parameter.Role == ToolParameterRole.CallKey || parameter.Name == node.IdempotencyKey;

    private static string NotOf(IParameterSymbol parameter, IMethodSymbol tool) =>
        $"takes '{parameter.Name}', which is no {parameter.Type.ToTypeName().DisplayName} of '{tool.Name}'; it may take a "
        + "ToolCallKey, parameters of that by name and type, services with [Service], a CancellationToken and the AgentContext";

    private static string Unidentified(ToolNode node) =>
        node.IdempotencyKey is { } key
            ? $"can not know which call it is asked of; let it take a ToolCallKey, or '{key}'"
            : "can not know which call it is asked of; let it take a ToolCallKey";
}
