namespace Aegis.Graph.Model;

/// <summary>What keeps a schema from saying what the tool takes.</summary>
/// <param name="Kind">Which rule it is about.</param>
/// <param name="Parameter">The parameter's name; empty for a result.</param>
/// <param name="Type">The offending type, as developers write it.</param>
/// <param name="Detail">Where it is and what is wrong, as the part of a sentence: <c>'options.Callback' is a delegate</c>.</param>
public sealed record SchemaDefect(SchemaDefectKind Kind, string Parameter, string Type, string Detail);

/// <summary>The rules about schemas.</summary>
public enum SchemaDefectKind
{
    /// <summary>No JSON says what the type holds, or none fills it.</summary>
    NoSchema,

    /// <summary>An annotation is about another kind of type, or contradicts itself.</summary>
    ConstraintDoesNotApply,

    /// <summary>A default that a caller could not send.</summary>
    DefaultViolatesConstraint,
}
