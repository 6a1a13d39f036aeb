using System.ComponentModel;

namespace Aegis;

/// <summary>Written by Aegis on each agent: what a project that references this one needs to know of it.</summary>
/// <param name="form">The form of the run method.</param>
/// <param name="output">The type of the output; <c>void</c> for none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AgentContractAttribute(AgentForm form, Type output) : Attribute
{
    /// <summary>The form of the run method.</summary>
    public AgentForm Form { get; } = form;

    /// <summary>The type of the output; <c>void</c> for none.</summary>
    public Type Output { get; } = output;

    /// <summary>The names of the parameters that are inputs of a pipeline.</summary>
    public string[] Inputs { get; set; } = [];

    /// <summary>The agents it depends on.</summary>
    public Type[] Dependencies { get; set; } = [];

    /// <summary>The types whose tools it uses beside its own.</summary>
    public Type[] Tools { get; set; } = [];
}
