namespace Aegis.Graph.Model;

/// <summary>One parameter of a run method.</summary>
/// <param name="Name">As declared, not escaped.</param>
/// <param name="Modifier"><c>ref</c>, <c>params</c> and the like with a space behind it; empty without.</param>
/// <param name="Type">Its type; for an outcome the whole <c>AgentOutcome&lt;T&gt;</c>.</param>
/// <param name="Role">What kind of thing it takes.</param>
/// <param name="AcceptsNull">Whether null (or a nullable value's) may be passed.</param>
/// <param name="IsMarkedInput">Whether it has <c>[Input]</c>.</param>
/// <param name="FromAgent">The key that <c>[From]</c> names; null without.</param>
/// <param name="Default">The default value as an expression; null without.</param>
/// <param name="Fits">How each dependency's output, in the order of the dependencies, converts to it.</param>
public sealed record RunParameter(
    string Name,
    string Modifier,
    TypeName Type,
    ParameterRole Role,
    bool AcceptsNull,
    bool IsMarkedInput,
    string? FromAgent,
    string? Default,
    EquatableArray<Fit> Fits
);

/// <summary>What kind of thing a parameter takes.</summary>
public enum ParameterRole
{
    /// <summary>An input of the pipeline, or an output.</summary>
    Value,

    /// <summary>An <c>AgentOutcome</c>, with or without value.</summary>
    Outcome,
    CancellationToken,
    Context,
}

/// <summary>How a dependency's output converts to a parameter; better ones come later.</summary>
public enum Fit
{
    None,

    /// <summary>Only when <c>[From]</c> says so: <c>object</c>, boxing and user-defined conversions.</summary>
    WhenNamed,

    /// <summary>By an implicit reference, nullable or numeric conversion.</summary>
    Implicit,
    Identical,
}
