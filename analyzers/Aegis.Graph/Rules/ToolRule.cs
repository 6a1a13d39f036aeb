using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A rule over single tools; the compiler's own errors come first.</summary>
public abstract class ToolRule : GraphRule
{
    public sealed override void Check(CheckContext context)
    {
        foreach (var toolset in context.Graph.Toolsets)
        {
            for (var i = 0; i < toolset.Tools.Count; i++)
            {
                if (!toolset.Tools[i].IsBroken)
                {
                    Check(new ToolPlace(context, toolset, i));
                }
            }
        }
    }

    private protected abstract void Check(ToolPlace place);

    /// <summary>One tool, and how findings about it are reported.</summary>
    private protected readonly record struct ToolPlace(CheckContext Context, ToolsetNode Toolset, int Index)
    {
        public ToolNode Tool => Toolset.Tools[Index];

        /// <summary>What messages call it: its method, as the developer writes it.</summary>
        public string Name => $"{Toolset.Type.Name}.{Tool.Method}";

        public void Report(DiagnosticDescriptor rule, params string[] arguments) => Report(rule, [], arguments);

        public void Report(DiagnosticDescriptor rule, Hint[] hints, params string[] arguments) =>
            Report(rule, AnchorKind.Tool, 0, hints, arguments);

        /// <summary>At the parameter of a name; where there is none, at the method.</summary>
        public void ReportAt(DiagnosticDescriptor rule, string parameter, params string[] arguments)
        {
            for (var i = 0; i < Tool.Parameters.Count; i++)
            {
                if (Tool.Parameters[i].Name == parameter)
                {
                    Report(rule, AnchorKind.ToolParameter, i, [], arguments);
                    return;
                }
            }

            Report(rule, arguments);
        }

        public void Report(
            DiagnosticDescriptor rule,
            AnchorKind kind,
            int part,
            Hint[] hints,
            params string[] arguments
        ) => Context.Report(rule, new Anchor(Toolset.Type.Key, kind, Index, part), hints, arguments);
    }
}
