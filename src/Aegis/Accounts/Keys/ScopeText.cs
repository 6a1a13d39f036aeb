using Aegis.Ledger;

namespace Aegis.Accounts;

/// <summary>Scopes as one column holds them: with a space in between.</summary>
internal static class ScopeText
{
    private const int MaxScopes = 32;

    public static IReadOnlyList<string> Checked(IReadOnlyList<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        if (scopes.Count > MaxScopes)
        {
            throw new ArgumentException($"A key has {MaxScopes} scopes at most, not {scopes.Count}.", nameof(scopes));
        }

        foreach (var scope in scopes)
        {
            StoredText.ThrowIfUnfit(scope, 64, nameof(scopes));
            if (scope.Contains(' ', StringComparison.Ordinal))
            {
                throw new ArgumentException($"The scope '{scope}' holds a space.", nameof(scopes));
            }
        }

        return [.. scopes];
    }

    public static string Join(IReadOnlyList<string> scopes) => string.Join(' ', scopes);

    public static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
