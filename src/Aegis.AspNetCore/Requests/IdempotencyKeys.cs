using System.Text;
using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Requests;

/// <summary>
/// The header Idempotency-Key: a string in quotes, as structured fields (RFC 9651) write it, or the same bare. 1 to 255 visible
/// ASCII characters.
/// </summary>
internal static class IdempotencyKeys
{
    public const int MaxLength = 255;

    public static string Require(IHeaderDictionary headers)
    {
        var given =
            SingletonHeaders.Read(headers, SingletonHeaders.IdempotencyKey)
            ?? throw new Problem(ProblemTypes.KeyMissing, "Send the header Idempotency-Key.").Thrown();
        return Parse(given)
            ?? throw Refusals
                .Malformed(
                    $"Idempotency-Key is one string of 1 to {MaxLength} visible ASCII characters, bare or in quotes; one with "
                        + "a comma, semicolon, quote or backslash has to be in quotes."
                )
                .Thrown();
    }

    /// <returns>The key; none when it is not well-formed.</returns>
    public static string? Parse(string given)
    {
        var key = given[0] == '"' ? Unquoted(given) : Bare(given);
        return key is { Length: >= 1 and <= MaxLength } ? key : null;
    }

    // a bare list or parameter would be one key here and another thing elsewhere
    private static string? Bare(string given) =>
        given.All(static character => character is > ' ' and < '\x7f' and not ('"' or ',' or ';' or '\\'))
            ? given
            : null;

    private static string? Unquoted(string given)
    {
        var key = new StringBuilder();
        for (var at = 1; at < given.Length - 1; at++)
        {
            var character = given[at];
            if (character == '\\')
            {
                at++;
                character = given[at];
                if (at == given.Length - 1 || character is not ('"' or '\\'))
                {
                    return null;
                }
            }
            else if (character is '"' or <= ' ' or >= '\x7f')
            {
                return null;
            }

            key.Append(character);
        }

        return given.Length > 2 && given[^1] == '"' ? key.ToString() : null;
    }
}
