using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>Something a rule found. Its place is an anchor, so that the generator may keep it.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Anchor">What it is about.</param>
/// <param name="Arguments">What the rule's message names.</param>
/// <param name="IsError">Whether nothing can run until it is mended.</param>
/// <param name="Message">The whole message.</param>
public sealed record Finding(
    string RuleId,
    Anchor Anchor,
    EquatableArray<string> Arguments,
    bool IsError,
    string Message
)
{
    /// <summary>What a code fix needs to know beyond the message.</summary>
    public EquatableArray<Hint> Hints { get; init; }
}
