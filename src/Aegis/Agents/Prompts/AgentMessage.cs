using System.ComponentModel;
using System.Text;

namespace Aegis.Agents;

/// <summary>
/// Composes the user message of an agent that declares none: the pipeline's inputs and the outputs of the agent's
/// dependencies, each under its name. A lone input goes without.
/// </summary>
/// <param name="context">Says how values become JSON.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AgentMessage(AgentContext context)
{
    private readonly List<(string Name, string Text)> sections = [];
    private bool hasOutput;

    /// <summary>Adds an input of the pipeline.</summary>
    /// <typeparam name="T">The declared type of the input.</typeparam>
    /// <param name="name">The input's name.</param>
    /// <param name="value">The input.</param>
    /// <returns>This message.</returns>
    public AgentMessage Input<T>(string name, T value)
    {
        sections.Add((name, PromptText.Of(context, value)));
        return this;
    }

    /// <summary>Adds the output of a dependency.</summary>
    /// <typeparam name="T">The declared type of the output.</typeparam>
    /// <param name="agent">The dependency's name.</param>
    /// <param name="value">The output.</param>
    /// <returns>This message.</returns>
    public AgentMessage Output<T>(string agent, T value)
    {
        hasOutput = true;
        sections.Add((agent, PromptText.Of(context, value)));
        return this;
    }

    /// <summary>The message.</summary>
    /// <returns>Markdown, a heading for each part; the text alone of a lone input.</returns>
    public override string ToString()
    {
        if (sections.Count == 1 && !hasOutput)
        {
            return sections[0].Text;
        }

        var message = new StringBuilder();
        foreach (var (name, text) in sections)
        {
            // always \n, so that a prompt is the same on every system
            message.Append(message.Length == 0 ? "" : "\n\n").Append("## ").Append(name).Append("\n\n").Append(text);
        }

        return message.ToString();
    }
}
