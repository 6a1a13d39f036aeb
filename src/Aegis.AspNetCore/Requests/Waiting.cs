using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Requests;

/// <summary>The preference <c>wait=n</c> of RFC 7240: how many seconds a client would wait for something to change.</summary>
internal static class Waiting
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <returns>How long; zero when nobody would wait. A preference that can not be read is none, as the RFC has it.</returns>
    public static TimeSpan Of(IHeaderDictionary headers)
    {
        foreach (var preference in SingletonHeaders.Read(headers, "Prefer")?.Split(',') ?? [])
        {
            if (
                preference.Split('=') is [var name, var value]
                && name.Trim().Equals("wait", StringComparison.OrdinalIgnoreCase)
                && uint.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            )
            {
                return TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
            }
        }

        return TimeSpan.Zero;
    }
}
