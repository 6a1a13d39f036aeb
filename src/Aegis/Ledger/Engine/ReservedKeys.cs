namespace Aegis.Ledger;

/// <summary>
/// How the keys begin that Aegis makes itself, for calls of tools. Whoever chooses keys from outside, over the API, can not take
/// one of these before the tool does.
/// </summary>
internal static class ReservedKeys
{
    /// <summary>Actions that an idempotency key names; those of a run; those whose name is too long.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = ["key:", "run:", "sha256:"];

    public static bool IsOne(string key) => Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
}
