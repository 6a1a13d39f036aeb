namespace Aegis.Graph.Model;

/// <summary>The place in the user's source that a finding is about, without being a location.</summary>
/// <param name="Owner">The key of the agent, pipeline or toolset.</param>
/// <param name="Kind">Which part of it.</param>
/// <param name="Index">Which of several such parts, in the order of the declaration.</param>
/// <param name="Part">Which part of that: a tool's parameter, a tool's attribute.</param>
public sealed record Anchor(string Owner, AnchorKind Kind, int Index = 0, int Part = 0);

/// <summary>The parts of an agent or pipeline that findings are about.</summary>
public enum AnchorKind
{
    Name,
    Attribute,
    Dependency,
    RunMethod,
    Parameter,
    Constructor,
    ConstructorParameter,
    MutableMember,
    Prompt,
    ClashingMember,
    NotPartial,

    /// <summary>A named argument of the attribute, by its <see cref="PolicyArgument"/>.</summary>
    Policy,
    UsedTools,
    Tool,
    ToolAttribute,
    ToolParameter,
    FixedArgument,

    /// <summary>A policy attribute of an agent, or the one of the assembly that holds for it, by its <see cref="PolicyKind"/>.</summary>
    PolicyAttribute,

    /// <summary>A policy attribute of a tool, by its <see cref="PolicyKind"/> as the part.</summary>
    ToolPolicy,

    /// <summary>A <c>[Probe]</c> of a type with tools.</summary>
    Probe,
}
