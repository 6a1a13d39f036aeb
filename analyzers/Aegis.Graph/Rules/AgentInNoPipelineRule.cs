using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>In an executable, an agent that no pipeline reaches is dead code.</summary>
public sealed class AgentInNoPipelineRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.AgentInNoPipeline,
        "Agent is in no pipeline",
        "Agent '{0}' is in no pipeline, so nothing runs it; add it to the outputs of one"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        if (!context.Graph.Project.IsExecutable || context.Closures.Count == 0)
        {
            return;
        }

        Hint[] hints = [new Hint(HintKeys.Choices, string.Join("\n", context.Graph.Pipelines.Select(Choice)))];
        var reached = new HashSet<string>(
            context.Closures.SelectMany(closure => closure.Agents.Select(agent => agent.Key)),
            StringComparer.Ordinal
        );
        foreach (var agent in context.OwnAgents)
        {
            if (!reached.Contains(agent.Key))
            {
                context.Report(Descriptor, new Anchor(agent.Key, AnchorKind.Name), hints, agent.Node.Type.Name);
            }
        }
    }

    private static string Choice(PipelineNode pipeline) =>
        $"{pipeline.Type.MetadataName}{HintKeys.Separator}{pipeline.Type.Name}";
}
