using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Building;

/// <summary>One type with tools of a graph by hand.</summary>
internal sealed class ToolsetBuilder(string key) : IPart
{
    private readonly List<ToolNode> tools = [];
    private Func<ToolsetNode, ToolsetNode> more = node => node;

    /// <summary>A tool that nothing is wrong with, until more is said of it.</summary>
    /// <param name="method">The name of the method, and of the tool.</param>
    /// <param name="change">Anything else.</param>
    public ToolsetBuilder Tool(string method, Func<ToolNode, ToolNode>? change = null)
    {
        var tool = new ToolNode
        {
            Method = method,
            Name = method,
            Description = "Does something.",
            Schema = "{}",
            Effect = ToolEffect.ReadOnly,
            DeclaresEffect = true,
        };
        tools.Add(change is null ? tool : change(tool));
        return this;
    }

    /// <summary>Anything else.</summary>
    public ToolsetBuilder With(Func<ToolsetNode, ToolsetNode> change)
    {
        more = change;
        return this;
    }

    public ToolsetNode Build() =>
        more(new ToolsetNode { Type = Declarations.Class(key), Tools = tools.ToEquatableArray() });
}
