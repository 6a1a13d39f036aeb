namespace Aegis.Graph.Model;

/// <summary>The method that is an agent's work, as the developer wrote or declared it.</summary>
/// <param name="Name"><c>Run</c> or <c>RunAsync</c>.</param>
/// <param name="ReturnType">What a declaration without a body returns, as code can write it anywhere; empty for others.</param>
/// <param name="Returns">The shape of what it returns.</param>
/// <param name="Output">What is inside that shape; null for none.</param>
/// <param name="Parameters">In the order of the declaration.</param>
/// <param name="IsStatic">Whether it is called on the class.</param>
/// <param name="Modifiers">What precedes <c>partial</c> in the declaration of a prompted agent's method.</param>
public sealed record RunMethod(
    string Name,
    string ReturnType,
    ReturnShape Returns,
    TypeName? Output,
    EquatableArray<RunParameter> Parameters,
    bool IsStatic,
    string Modifiers
)
{
    /// <summary>The <c>where</c> clauses of a generic declaration, which is no run method and still wants a body.</summary>
    public string Constraints { get; init; } = "";
}

/// <summary>What a run method returns around its output.</summary>
public enum ReturnShape
{
    Void,
    Value,
    Task,
    TaskOfValue,
    ValueTask,
    ValueTaskOfValue,
    AsyncEnumerable,
}
