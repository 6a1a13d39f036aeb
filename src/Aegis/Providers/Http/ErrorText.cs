using System.Text.Json;

namespace Aegis.Providers;

/// <summary>What a provider says of an error, out of the shapes that providers say it in.</summary>
internal static class ErrorText
{
    private const int LongestText = 300;

    /// <summary>The text, shortened and without keys; empty when there is none that a person could read.</summary>
    public static string Of(string body, SecretText secrets) => Shown(Read(body), secrets);

    /// <summary>A text as messages show it: in one line, shortened and without keys.</summary>
    public static string Shown(string text, SecretText secrets)
    {
        // first the keys, then the length: half a key is no key, and would be shown
        var line = string.Join(' ', secrets.Without(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Tools.Shortened.To(line, LongestText, "…");
    }

    private static string Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Message(document.RootElement) : "";
        }
        catch (JsonException)
        {
            // a proxy's page says nothing that a line could hold
            return body.AsSpan().TrimStart().StartsWith("<") ? "" : body;
        }
    }

    // {"error":{"type":…,"message":…}}, {"error":"…"}, {"message":"…"}, {"detail":"…"}
    private static string Message(JsonElement root)
    {
        var holder = root.TryGetProperty("error", out var error) ? error : root;
        if (holder.ValueKind != JsonValueKind.Object)
        {
            return Text(holder);
        }

        var message = Text(holder, "message") is { Length: > 0 } text ? text : Text(holder, "detail");
        var kind = Text(holder, "code") is { Length: > 0 } code ? code : Text(holder, "type");
        return (kind, message) switch
        {
            (_, "") => kind,
            ("" or "error", _) => message,
            _ => $"{message} ({kind})",
        };
    }

    private static string Text(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) ? Text(value) : "";

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
}
