namespace Aegis.Graph.Model;

/// <summary>One class with <c>[Hook]</c> methods.</summary>
/// <param name="Type">The class.</param>
/// <param name="Hooks">Those that can be hooks, in the order of their declaration.</param>
/// <param name="TakenNames">Names that its own members can not have.</param>
public sealed record HooksetNode(
    TypeDeclaration Type,
    EquatableArray<HookNode> Hooks,
    EquatableArray<string> TakenNames
);

/// <summary>One method with <c>[Hook]</c>.</summary>
/// <param name="Method">Its name, not escaped.</param>
/// <param name="IsStatic">Whether it needs no instance.</param>
/// <param name="Returns">The shape of what it returns.</param>
public sealed record HookNode(string Method, bool IsStatic, ReturnShape Returns)
{
    /// <summary>The points at which it is called, as numbers.</summary>
    public EquatableArray<int> Points { get; init; }

    /// <summary>Of each parameter whether it is the token; the other is the context.</summary>
    public EquatableArray<bool> TakesToken { get; init; }
}
