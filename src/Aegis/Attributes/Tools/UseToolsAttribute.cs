namespace Aegis;

/// <summary>Gives an agent the tools of a type, beside those that its own class declares.</summary>
/// <param name="tools">
/// A type with <see cref="ToolAttribute"/> methods, or one with a property <c>Tools</c> of <c>AIFunction</c>s, such as
/// <c>ToolRegistry</c>. It is a service of the pipeline's provider, or else built as agents are.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class UseToolsAttribute(Type tools) : Attribute
{
    /// <summary>The type whose tools the agent may call.</summary>
    public Type Tools { get; } = tools;
}

/// <summary>Gives an agent the tools of a type, beside those that its own class declares.</summary>
/// <typeparam name="TTools">
/// A type with <see cref="ToolAttribute"/> methods, or one with a property <c>Tools</c> of <c>AIFunction</c>s, such as
/// <c>ToolRegistry</c>. It is a service of the pipeline's provider, or else built as agents are.
/// </typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UseToolsAttribute<TTools>() : UseToolsAttribute(typeof(TTools));
