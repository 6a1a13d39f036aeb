using System.Text.Json;

namespace Aegis.AspNetCore.Operations;

/// <summary>What a person found out about an operation whose outcome nobody knows.</summary>
/// <param name="Outcome">Whether it happened.</param>
/// <param name="Reason">How they know: 1 to 1000 characters, for the audit.</param>
/// <param name="Result">What it gave, for later duplicates; only where it happened. Default: null.</param>
internal sealed record Resolution(ResolvedOutcome Outcome, string Reason, JsonElement? Result = null);

/// <summary>What became of an operation.</summary>
internal enum ResolvedOutcome
{
    /// <summary>It happened.</summary>
    Committed,

    /// <summary>It did not happen.</summary>
    Failed,
}
