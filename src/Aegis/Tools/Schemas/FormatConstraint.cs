using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aegis.Tools;

/// <summary>
/// Formats that no type enforces when the text is read: <c>[EmailAddress]</c>, <c>[Url]</c> and <c>[Base64String]</c> on a
/// string, and at run time, where there may be no type, those of dates, times and UUIDs.
/// </summary>
internal sealed partial class FormatConstraint : IJsonConstraint
{
    private readonly Func<string, bool> fits;
    private readonly string rule;

    private FormatConstraint(Func<string, bool> fits, string rule)
    {
        this.fits = fits;
        this.rule = rule;
    }

    public static FormatConstraint? Read(JsonElement schema, PatternScope scope) =>
        TextOf(schema, "format") switch
        {
            "email" => new FormatConstraint(IsEmail, "must be an e-mail address"),
            "uri" => new FormatConstraint(IsUri, "must be an absolute URI, with its scheme"),
            // the type of a compiled tool's parameter reads more than the format says, and enforces it
            _ when scope == PatternScope.WholeText => null,
            "date" => new FormatConstraint(IsDate, "must be a date, such as 2026-01-31"),
            "date-time" => new FormatConstraint(IsInstant, "must be a date and time, such as 2026-01-31T12:00:00Z"),
            "time" => new FormatConstraint(IsTime, "must be a time of day, such as 13:30:00"),
            "uuid" => new FormatConstraint(
                static text => Guid.TryParseExact(text, "D", out _),
                "must be a UUID, such as 0f8fad5b-d9cb-469f-a165-70867728950e"
            ),
            _ => null,
        }
        ?? (
            TextOf(schema, "contentEncoding") == "base64"
                ? new FormatConstraint(static text => Base64.IsValid(text), "must be base64")
                : null
        );

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind == JsonValueKind.String && !fits(value.GetString()!))
        {
            check.Report(rule, value);
        }
    }

    private static string? TextOf(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var stated) && stated.ValueKind == JsonValueKind.String
            ? stated.GetString()
            : null;

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && !text.AsSpan().ContainsAny('\r', '\n');
    }

    // a path is a URI to .NET where it is one to the system: "/etc/passwd", "C:\\Windows"
    private static bool IsUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && text.AsSpan().TrimStart().StartsWith($"{uri.Scheme}:", StringComparison.OrdinalIgnoreCase);

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // by RFC 3339, but an offset may be missing: models leave it out, and there are types without one
    private static bool IsInstant(string text) =>
        Instant().Match(text) is { Success: true } parts
        && IsDate(parts.Groups[1].Value)
        && IsTime(parts.Groups[2].Value);

    private static bool IsTime(string text) => Time().IsMatch(text);

    [GeneratedRegex(@"\A([0-9-]{10})[Tt ](.+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();

    [GeneratedRegex(
        @"\A([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)(\.[0-9]+)?)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Time();
}
