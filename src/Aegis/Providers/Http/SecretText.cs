using System.Text.RegularExpressions;

namespace Aegis.Providers;

/// <summary>Takes keys out of what others wrote: the provider's own one, and whatever looks like one.</summary>
/// <param name="apiKey">The provider's key, if it has one.</param>
internal sealed partial class SecretText(string? apiKey)
{
    private const string Mask = "***";

    // what is shorter is no secret, and would be found in ordinary words
    private const int ShortestKey = 4;

    /// <summary>The text without keys.</summary>
    public string Without(string text)
    {
        if (apiKey is { Length: >= ShortestKey })
        {
            text = text.Replace(apiKey, Mask, StringComparison.Ordinal)
                .Replace(Uri.EscapeDataString(apiKey), Mask, StringComparison.OrdinalIgnoreCase);
        }

        return LooksLikeAKey().Replace(Credentials().Replace(text, "$1" + Mask), Mask);
    }

    /// <summary>Whether the provider's own key stands in a text.</summary>
    public bool IsKeyIn(string text) =>
        apiKey is { Length: >= ShortestKey } && text.Contains(apiKey, StringComparison.Ordinal);

    // "Bearer …", and the user of an address: https://user:password@host
    [GeneratedRegex(@"(\b(?:bearer|basic)\s+|://)(?:[^\s""'/@]+(?=@)|(?<!://)[^\s""',;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    // sk-…, gsk_…, AIza…, a JSON web token, and any run of letters and digits that no word or UUID is as long as
    [GeneratedRegex(
        @"\b(?:[sprg]k|gsk|xai|hf|key|pat|ghp|token)[-_][\w*.-]{6,}|\bAIza[\w-]{10,}|\beyJ[\w-]{8,}\.[\w.-]+|[A-Za-z0-9_+/=-]{40,}"
    )]
    private static partial Regex LooksLikeAKey();
}
