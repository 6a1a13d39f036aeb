using Aegis.Graph.Check;
using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Model;

namespace Aegis.Graph.Rules;

/// <summary>What a tool lacks for its effect could look like.</summary>
internal static class EffectScaffold
{
    /// <summary>A method that tells of its calls: all but the body.</summary>
    public static string Probe(ToolsetNode toolset, ToolNode tool)
    {
        var taken = new HashSet<string>(toolset.TakenNames, StringComparer.Ordinal);
        var name = FreeNames.Like($"Find{FreeNames.Pascal(ToolNames.Stem(tool.Method))}Async", taken);
        return $"[global::Aegis.Probe(nameof({tool.Method}))]\n"
            + $"private {(tool.IsStatic ? "static " : "")}global::System.Threading.Tasks.Task<global::Aegis.Ledger.ProbeAnswer> "
            + $"{name}(global::Aegis.ToolCallKey key, global::System.Threading.CancellationToken cancellationToken)";
    }

    /// <summary>A parameter that is missing, by a name that is free.</summary>
    public static Hint Parameter(ToolNode tool, string type, string name)
    {
        var taken = new HashSet<string>(tool.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        return new Hint(HintKeys.Parameter, $"{type} {FreeNames.Like(name, taken)}");
    }
}
