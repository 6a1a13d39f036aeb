namespace Aegis;

/// <summary>Makes a method of a <c>partial</c> type a tool that models can call.</summary>
/// <remarks>
/// Aegis writes an <c>AIFunction</c> beside the type: its schema is computed at compile time, its arguments are checked
/// against it before the method is called. The type gets a property <c>Tools</c>, which holds one for each such method.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ToolAttribute : Attribute
{
    /// <summary>
    /// The name that models call it by: 1 to 64 of <c>A-Z a-z 0-9 _ -</c>. Default: the method's name in snake_case,
    /// without <c>Async</c> at its end.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// What it does, for the model. Default: <c>[Description]</c> on the method, else the summary of its XML documentation.
    /// </summary>
    public string? Description { get; set; }

    /// <summary>What a call does to the world. Default: <see cref="ToolEffect.Unspecified"/>.</summary>
    public ToolEffect Effect { get; set; }

    /// <summary>
    /// Whether the schema is one that strict function calling accepts: all properties required, none besides them.
    /// Default: <see langword="false"/>.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>
    /// Whether calls run one at a time, over all instances of the type. Default: <see langword="false"/>, calls may overlap.
    /// </summary>
    public bool Serialize { get; set; }

    /// <summary>
    /// How many characters of a result the model is given; the rest is cut off, which the result then says. Default: 0, all of
    /// them.
    /// </summary>
    public int MaxResultChars { get; set; }
}
