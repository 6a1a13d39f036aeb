using System.Buffers.Text;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>
/// Formats that no type enforces when the text is read: <c>[EmailAddress]</c>, <c>[Url]</c> and <c>[Base64String]</c> on a
/// string. What they take is what these attributes take.
/// </summary>
internal sealed class FormatConstraint : IJsonConstraint
{
    private readonly Func<string, bool> fits;
    private readonly string rule;

    private FormatConstraint(Func<string, bool> fits, string rule)
    {
        this.fits = fits;
        this.rule = rule;
    }

    public static FormatConstraint? Read(JsonElement schema) =>
        Is(schema, "format", "email") ? new FormatConstraint(IsEmail, "must be an e-mail address")
        : Is(schema, "format", "uri") ? new FormatConstraint(IsUri, "must be an absolute URI")
        : Is(schema, "contentEncoding", "base64")
            ? new FormatConstraint(static text => Base64.IsValid(text), "must be base64")
        : null;

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind == JsonValueKind.String && !fits(value.GetString()!))
        {
            check.Report(rule, value);
        }
    }

    private static bool Is(JsonElement schema, string keyword, string expected) =>
        schema.TryGetProperty(keyword, out var stated)
        && stated.ValueKind == JsonValueKind.String
        && stated.ValueEquals(expected);

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && !text.AsSpan().ContainsAny('\r', '\n');
    }

    private static bool IsUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out _);
}
