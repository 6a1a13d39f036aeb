using System.Text.RegularExpressions;

namespace Aegis.Graph.Extract.Schemas;

/// <summary><c>[EmailAddress]</c>, <c>[Url]</c>, <c>[RegularExpression]</c> and <c>[Base64String]</c>.</summary>
internal static class TextAnnotations
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public static void Apply(AnnotationTarget target)
    {
        var node = target.Node;
        if (IsOnText(target, "EmailAddress"))
        {
            node.Format ??= "email";
            CheckText(target, "EmailAddress", IsEmail);
        }

        if (IsOnText(target, "Url", target.Type.Is("Uri", "System")))
        {
            node.Format ??= "uri";
            if (target.IsText)
            {
                // the attribute takes the web and FTP, where the format takes any scheme, such as file
                node.ExactPattern ??= "(?is:(?:https?|ftp)://.*)";
                CheckText(target, "Url", IsUrl);
            }
        }

        if (
            IsOnText(target, "RegularExpression")
            && target.Find("RegularExpressionAttribute")!.Argument(0) is string pattern
        )
        {
            node.Pattern ??= pattern;
            CheckPattern(target, pattern);
        }

        if (IsOnText(target, "Base64String"))
        {
            node.ContentEncoding ??= "base64";
            CheckText(target, "Base64String", IsBase64);
        }
    }

    private static bool IsOnText(AnnotationTarget target, string name, bool fits = false)
    {
        if (target.Find(name + "Attribute") is null)
        {
            return false;
        }

        if (!target.IsText && !fits)
        {
            target.DoesNotApply(name, "text");
        }

        return true;
    }

    private static void CheckText(AnnotationTarget target, string name, Func<string, bool> fits)
    {
        if (target.StandIn?.Value is string text && !fits(text))
        {
            target.StandInViolates(name);
        }
    }

    private static bool IsUrl(string text) =>
        Array.Exists(
            ["http://", "https://", "ftp://"],
            scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && text.IndexOfAny(['\r', '\n']) < 0;
    }

    private static bool IsBase64(string text)
    {
        try
        {
            _ = Convert.FromBase64String(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void CheckPattern(AnnotationTarget target, string pattern)
    {
        try
        {
            var regex = new Regex(pattern, RegexOptions.CultureInvariant, Patience);
            if (target.StandIn?.Value is string { Length: > 0 } text && !IsWhole(regex.Match(text), text))
            {
                target.StandInViolates("RegularExpression");
            }
        }
        catch (ArgumentException)
        {
            target.Contradicts("RegularExpression", $"has a pattern that is none: {pattern}");
        }
        catch (RegexMatchTimeoutException)
        {
            // too slow to tell here; the binder has as little patience with it
        }
    }

    private static bool IsWhole(Match match, string text) =>
        match is { Success: true, Index: 0 } && match.Length == text.Length;
}
