namespace Aegis.Ledger;

/// <summary>
/// How the keys begin that Aegis makes itself, for calls of tools. Whoever chooses keys from outside, over the API, can not take
/// one of these before the tool does.
/// </summary>
internal static class ReservedKeys
{
    /// <summary>Of an action that an idempotency key names.</summary>
    public const string Named = "key";

    /// <summary>Of an action of a run.</summary>
    public const string OfRun = "run";

    /// <summary>Of an action whose name is too long to be a key.</summary>
    public const string Hashed = "sha256";

    public static IReadOnlyList<string> Prefixes { get; } = [$"{Named}:", $"{OfRun}:", $"{Hashed}:"];

    public static bool IsOne(string key) => Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
}
