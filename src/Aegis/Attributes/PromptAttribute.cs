namespace Aegis;

/// <summary>The user message of an agent whose <c>partial</c> run method Aegis writes.</summary>
/// <param name="template">
/// The text, in which <c>{name}</c> stands for the parameter of that name, and <c>{{</c> and <c>}}</c> for the braces
/// themselves. Strings go in as they are, other values as JSON.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PromptAttribute(string template) : Attribute
{
    /// <summary>The text with its placeholders.</summary>
    public string Template { get; } = template;
}
