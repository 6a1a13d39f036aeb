using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>What the prompt does not name, the model does not see.</summary>
public sealed class UnusedPromptParameterRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Info(
        DiagnosticIds.UnusedPromptParameter,
        "Parameter is not in the prompt",
        "Parameter '{0}' of agent '{1}' is in neither its prompt nor its instructions, so the model never sees it; name it as {{{0}}} in the [Prompt]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            if (agent.Node is not { Form: AgentForm.Prompted, PromptTemplate: not null })
            {
                continue;
            }

            var used = new HashSet<string>(
                Prompts.Placeholders(agent.Node).Concat(Prompts.Unclosed(agent.Node)).Select(p => p.Name),
                StringComparer.Ordinal
            );
            foreach (var parameter in Prompts.Usable(agent.Node))
            {
                if (!used.Contains(parameter.Name))
                {
                    var index = agent.Node.Run!.Parameters.Items.IndexOf(parameter);
                    var anchor = new Anchor(agent.Key, AnchorKind.Parameter, index);
                    context.Report(Descriptor, anchor, parameter.Name, agent.Node.Type.Name);
                }
            }
        }
    }
}
