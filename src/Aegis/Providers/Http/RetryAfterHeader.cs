using System.Globalization;
using System.Net.Http.Headers;

namespace Aegis.Providers;

/// <summary>
/// How long a server asks to be left alone: <c>retry-after-ms</c>, which some providers send, else <c>Retry-After</c> in
/// seconds or as a date (RFC 9110, section 10.2.3).
/// </summary>
internal static class RetryAfterHeader
{
    // no date or number is taken for more: it would not fit a timer
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider timeProvider)
    {
        if (Value(headers, "retry-after-ms") is { } exact && Number(exact) is { } milliseconds)
        {
            return Within(milliseconds / 1000);
        }

        if (Value(headers, "Retry-After") is not { } value)
        {
            return null;
        }

        return Number(value) is { } seconds ? Within(seconds)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? Within((date - timeProvider.GetUtcNow()).TotalSeconds)
            : null;
    }

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static TimeSpan Within(double seconds) =>
        TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
}
