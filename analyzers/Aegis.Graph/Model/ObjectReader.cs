namespace Aegis.Graph.Model;

/// <summary>How a value is built from an object of JSON by its constructor, without a serializer.</summary>
/// <param name="Type">The type, not nullable.</param>
/// <param name="Name">Its bare name.</param>
/// <param name="Members">The arguments of the constructor, in its order.</param>
public sealed record ObjectReader(TypeName Type, string Name, EquatableArray<ObjectMember> Members);

/// <summary>One argument of a constructor.</summary>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Type">Its type.</param>
public sealed record ObjectMember(string JsonName, TypeName Type)
{
    /// <summary>The value when JSON does not have it, as an expression; null when it has to.</summary>
    public string? Default { get; init; }

    /// <summary>The identity of its type, when that has a reader of its own; empty for none.</summary>
    public string Reader { get; init; } = "";
}
