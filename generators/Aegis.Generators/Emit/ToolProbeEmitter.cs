using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>How a tool's function says what tells whether its call took effect.</summary>
internal static class ToolProbeEmitter
{
    public static void Emit(SourceWriter writer, ToolsetPlan plan, ToolPlan tool)
    {
        if (tool.Node.Probe is not { IsUsable: true } probe)
        {
            return;
        }

        var bound = Bind(tool, probe);
        var takesToken = probe.Parameters.Any(p => p.Role == ToolParameterRole.CancellationToken);
        var token = Code.Free(takesToken ? "token" : "_", [tool.Bound]);
        var arguments = probe.Parameters.Select(parameter =>
            parameter.Role switch
            {
                ToolParameterRole.CancellationToken => token,
                ToolParameterRole.Service => BoundArguments.ServiceOf(bound[tool.Call], parameter),
                ToolParameterRole.CallKey => $"{bound[tool.Call]}.Key",
                ToolParameterRole.Context => $"{bound[tool.Call]}.Context",
                ToolParameterRole.Services => $"{bound[tool.Call]}.Services",
                _ => bound[parameter.Name],
            }
        );
        var target = probe.IsStatic ? plan.Type.FullName : bound[tool.Instance];
        var method = $"{target}.{Code.Name(probe.Method)}({string.Join(", ", arguments)})";
        var call = probe.Returns == ReturnShape.ValueTaskOfValue ? method : $"new({method})";
        writer.Line("// [Probe]: tells whether a call that may have happened did");
        writer.Call(
            $"{tool.Call}.ProbeBy(",
            [bound.Expression, $"static ({tool.Bound}, {token}) => {call}", tool.Result],
            ");"
        );
    }

    /// <summary>What the probe needs of the call; the call itself for what is only known when it is asked.</summary>
    private static BoundArguments Bind(ToolPlan tool, ProbeMethod probe)
    {
        var items = probe
            .Parameters.Where(p => p.Role is ToolParameterRole.Argument or ToolParameterRole.Fixed)
            .Select(p => p.Name)
            .ToList();
        if (!probe.IsStatic)
        {
            items.Insert(0, tool.Instance);
        }

        if (items.Count == 0 || probe.Parameters.Any(IsOfCall))
        {
            items.Add(tool.Call);
        }

        return BoundArguments.Of(tool.Bound, items.Select(item => (item, Code.Name(item))));
    }

    private static bool IsOfCall(ToolParameter parameter) =>
        parameter.Role
            is ToolParameterRole.Service
                or ToolParameterRole.CallKey
                or ToolParameterRole.Context
                or ToolParameterRole.Services;
}
