namespace Aegis.Tools.BuiltIn;

/// <summary>Decides which addresses may be read, before anything is sent; the model's and those of redirects alike.</summary>
internal sealed class UrlPolicy(HttpToolsOptions options)
{
    private const int MaxLength = 8192;

    private readonly HostRule[] rules = [.. options.AllowedHosts.Select(HostRule.Parse)];
    private readonly bool allowHttp = options.AllowHttp;

    public Uri Check(string url)
    {
        if (url.Length > MaxLength)
        {
            throw new ToolRefusedException($"the URL has {url.Length} characters; at most {MaxLength} are allowed.");
        }

        if (url.AsSpan().ContainsAnyInRange('\0', ' ') || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            throw new ToolRefusedException(
                $"'{Shown.Text(url)}' is no absolute URL such as https://example.org/page; spaces are written as %20."
            );
        }

        return Check(uri);
    }

    public Uri Check(Uri uri)
    {
        if (uri.Scheme != Uri.UriSchemeHttps && !(allowHttp && uri.Scheme == Uri.UriSchemeHttp))
        {
            var allowed = allowHttp ? "https: and http: are" : "https: is";
            throw new ToolRefusedException($"'{Shown.Text(uri.Scheme)}:' is not allowed, only {allowed}.");
        }

        // "https://allowed@evil": what stands before the @ is there to deceive whoever reads it
        if (uri.UserInfo.Length > 0)
        {
            throw new ToolRefusedException("a URL with a user name or password before its host is not allowed.");
        }

        if (!rules.Any(rule => rule.Allows(uri)))
        {
            var name = uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port}";
            throw new ToolRefusedException(
                $"host '{Shown.Text(name)}' is not on the list of allowed hosts {Shown.List(rules.Select(rule => rule.Entry))}."
            );
        }

        return uri;
    }

    public Uri CheckRedirect(Uri from, Uri location)
    {
        if (!Uri.TryCreate(from, location, out var to))
        {
            throw new ToolFailedException($"{Shown.Text(from.AbsoluteUri)} redirects to something that is no URL.");
        }

        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
        {
            throw new ToolRefusedException(
                $"{Shown.Text(from.AbsoluteUri)} redirects from https: to http:, which is not followed."
            );
        }

        try
        {
            return Check(to);
        }
        catch (ToolRefusedException refusal)
        {
            throw new ToolRefusedException(
                $"{Shown.Text(from.AbsoluteUri)} redirects to {Shown.Text(to.AbsoluteUri)}: {refusal.Message}"
            );
        }
    }
}
