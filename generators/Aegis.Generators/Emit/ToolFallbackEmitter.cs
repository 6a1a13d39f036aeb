using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>How a tool's fallback is called with what was read for the tool.</summary>
internal static class ToolFallbackEmitter
{
    public static string Lambda(ToolsetPlan plan, ToolPlan tool, FallbackMethod fallback, BoundArguments bound)
    {
        var names = fallback.Parameters.Select(parameter => parameter.Name).Append(tool.Bound).ToList();
        var token = Code.Free("token", names);
        var error = Code.Free("error", names);
        var arguments = fallback.Parameters.Select(parameter =>
            parameter.Kind switch
            {
                FallbackParameterKind.Error => error,
                FallbackParameterKind.CancellationToken => token,
                FallbackParameterKind.Context => $"{bound[tool.Call]}.Context",
                _ => bound.ValueOf(tool, parameter.Name) + (parameter.IsSure ? "!" : ""),
            }
        );
        var target = fallback.IsStatic ? plan.Type.FullName : bound[tool.Instance];
        var method = $"{target}.{Code.Name(fallback.Name)}({string.Join(", ", arguments)})";
        var parameters = $"({tool.Bound}, {error}, {token})";
        var result = tool.Node.Result?.FullName;
        var sure =
            tool.Node.Result is { IsReference: true } && result?.EndsWith("?", StringComparison.Ordinal) == false
                ? "!"
                : "";
        return fallback.Returns switch
        {
            ReturnShape.Void => $"static {parameters} => {{ {method}; return default; }}",
            ReturnShape.Value => $"static {parameters} => new({method}{sure})",
            ReturnShape.Task or ReturnShape.ValueTask =>
                $"static async {parameters} => {{ await {method}.ConfigureAwait(false); return default; }}",
            _ => $"static async {parameters} => ({result})(await {method}.ConfigureAwait(false)){sure}",
        };
    }
}
