using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>What another model wrote must not become what this one obeys: prompt injection travels along that path (OWASP LLM01).</summary>
public sealed class OutputInInstructionsRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.OutputInInstructions,
        "Output flows into instructions",
        "The output of '{0}' flows through '{1}' into the system instructions of agent '{2}', which a model obeys; move it to the [Prompt]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents.Where(agent => agent.Node.Form == AgentForm.Prompted))
        {
            foreach (var placeholder in Prompts.Placeholders(agent.Node).Where(p => p.IsInstruction).Distinct())
            {
                var index = Prompts.Find(agent.Node, placeholder.Name);
                if (index >= 0 && agent.Bindings[index].Source is { } source)
                {
                    context.Report(
                        Descriptor,
                        new Anchor(agent.Key, AnchorKind.Parameter, index),
                        [new Hint(HintKeys.Placeholder, placeholder.Name)],
                        context.NameOf(source),
                        "{" + placeholder.Name + "}",
                        agent.Node.Type.Name
                    );
                }
            }
        }
    }
}
