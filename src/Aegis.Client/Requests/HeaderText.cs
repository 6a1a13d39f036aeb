using System.Buffers;

namespace Aegis.Client;

/// <summary>What may stand in a header: visible ASCII, so that nothing is cut, folded or added on the way.</summary>
internal static class HeaderText
{
    /// <summary>The length of a thread's or tenant's id.</summary>
    public const int MaxIdLength = 128;

    /// <summary>The length of an idempotency key.</summary>
    public const int MaxKeyLength = 255;

    private static readonly SearchValues<char> Visible = SearchValues.Create(
        Enumerable.Range('!', '~' - '!' + 1).Select(static code => (char)code).ToArray()
    );

    public static bool IsVisible(string text, int maxLength = int.MaxValue) =>
        text.Length > 0 && text.Length <= maxLength && !text.AsSpan().ContainsAnyExcept(Visible);
}
