namespace Aegis;

/// <summary>
/// Gives a parameter of a tool a value that the model neither sees nor chooses. A call that names the parameter all the same
/// wins, and is logged as a warning.
/// </summary>
/// <param name="parameter">The parameter's name.</param>
/// <param name="value">Its value: of the parameter's type, or the name of an enum's member.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class FixedArgumentAttribute(string parameter, object? value) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>Its value.</summary>
    public object? Value { get; } = value;
}
