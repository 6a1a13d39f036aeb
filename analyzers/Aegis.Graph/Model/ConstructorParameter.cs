namespace Aegis.Graph.Model;

/// <summary>One parameter of the constructor that emitted factories call.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Type">What is resolved.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Key">The key expression of <c>[FromKeyedServices]</c>; null without.</param>
/// <param name="Default">The default value as an expression; null without.</param>
/// <param name="AcceptsNull">Whether null may be passed when there is no such service.</param>
public sealed record ConstructorParameter(
    string Name,
    TypeName Type,
    ServiceKind Kind,
    string? Key,
    string? Default,
    bool AcceptsNull
);

/// <summary>Where a constructor parameter comes from.</summary>
public enum ServiceKind
{
    Service,
    ChatClient,

    /// <summary>Something Aegis has a default for: a logger, the clock, the provider itself.</summary>
    BuiltIn,

    /// <summary>A service that lives for a scope, such as an Entity Framework context.</summary>
    Scoped,

    /// <summary>A string, a number, a structure: no container resolves it.</summary>
    Value,
}
