using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Building;

/// <summary>Tools of a graph by hand that have an effect.</summary>
internal static class ToolNodes
{
    /// <summary>The tool with an effect, and what that takes.</summary>
    public static ToolNode Of(this ToolNode tool, ToolEffect effect) =>
        effect switch
        {
            ToolEffect.IdempotentDownstream => tool.Taking(ToolParameterRole.CallKey) with { Effect = effect },
            ToolEffect.Queryable => tool with { Effect = effect, Probe = new ProbeMethod("Find", 0) },
            ToolEffect.Transactional => tool.Taking(ToolParameterRole.Transaction) with { Effect = effect },
            _ => tool with { Effect = effect },
        };

    /// <summary>The tool with a parameter that the model does not fill.</summary>
    public static ToolNode Taking(this ToolNode tool, ToolParameterRole role) =>
        tool with
        {
            Parameters = tool.Parameters.Append(new ToolParameter("given", Types.Of("Given"), role)).ToEquatableArray(),
        };
}
