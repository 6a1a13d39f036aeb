using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Aegis.Accounts;

/// <summary>
/// A key as its owner has it: <c>sk_live_</c> or <c>sk_test_</c>, an id of 16 characters, a secret of 43 and a checksum of 6,
/// with <c>_</c> in between. Nothing but <see cref="Reveal"/> tells the secret.
/// </summary>
/// <remarks>
/// All three are of the letters and digits of ASCII, so that <c>_</c> only separates: 43 of 62 characters are a little more than
/// 256 bits. The checksum refuses what was cut or mistyped before anything is looked up, and lets scanners find leaked keys.
/// </remarks>
public sealed class ApiKeySecret
{
    internal const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Live = "sk_live_";
    private const string Test = "sk_test_";
    private const int IdLength = 16;
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;
    private const int BodyLength = 8 + IdLength + 1 + SecretLength;
    private const int Length = BodyLength + 1 + ChecksumLength;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    private readonly string text;

    private ApiKeySecret(string text) => this.text = text;

    /// <summary>Which key it is, which is no secret.</summary>
    public string KeyId => text.Substring(Live.Length, IdLength);

    /// <summary>Whether it is for tests: <c>sk_test_</c>.</summary>
    public bool IsTest => text.StartsWith(Test, StringComparison.Ordinal);

    /// <summary>Makes a new one.</summary>
    /// <param name="isTest">Whether it is for tests. Default: no.</param>
    /// <returns>The key, to be shown once.</returns>
    public static ApiKeySecret Create(bool isTest = false)
    {
        var id = RandomNumberGenerator.GetString(Alphabet, IdLength);
        var secret = RandomNumberGenerator.GetString(Alphabet, SecretLength);
        var body = $"{(isTest ? Test : Live)}{id}_{secret}";
        return new ApiKeySecret($"{body}_{Checksum(body)}");
    }

    /// <summary>Reads a key, and compares its checksum.</summary>
    /// <param name="text">What somebody sent.</param>
    /// <param name="secret">The key; none when it is not one.</param>
    /// <returns>Whether it is one. Whether anybody has it is another matter.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ApiKeySecret? secret)
    {
        secret =
            text is { Length: Length }
            && (text.StartsWith(Live, StringComparison.Ordinal) || text.StartsWith(Test, StringComparison.Ordinal))
            && IsOfAlphabet(text.AsSpan(Live.Length, IdLength))
            && text[Live.Length + IdLength] == '_'
            && IsOfAlphabet(text.AsSpan(Live.Length + IdLength + 1, SecretLength))
            && text[BodyLength] == '_'
            && text.AsSpan(BodyLength + 1).SequenceEqual(Checksum(text.AsSpan(0, BodyLength)))
                ? new ApiKeySecret(text)
                : null;
        return secret is not null;
    }

    /// <summary>What a store keeps of it: HMAC-SHA-256 over the whole text.</summary>
    /// <param name="pepper">The server's own secret.</param>
    /// <returns>32 bytes.</returns>
    public byte[] Mac(Pepper pepper)
    {
        ArgumentNullException.ThrowIfNull(pepper);
        return HMACSHA256.HashData(pepper.Reveal(), Encoding.ASCII.GetBytes(text));
    }

    /// <summary>The key itself, to be given to its owner and to nobody else.</summary>
    /// <returns>All of it.</returns>
    public string Reveal() => text;

    /// <summary>What a log may say of it.</summary>
    /// <returns>Its beginning and its id.</returns>
    public override string ToString() => $"{text[..(Live.Length + IdLength)]}_…";

    private static bool IsOfAlphabet(ReadOnlySpan<char> part) => !part.ContainsAnyExcept(Allowed);

    private static string Checksum(ReadOnlySpan<char> body)
    {
        var rest = Crc32.Of(body);
        Span<char> digits = stackalloc char[ChecksumLength];
        for (var at = ChecksumLength - 1; at >= 0; at--)
        {
            digits[at] = Alphabet[(int)(rest % (uint)Alphabet.Length)];
            rest /= (uint)Alphabet.Length;
        }

        return new string(digits);
    }
}
