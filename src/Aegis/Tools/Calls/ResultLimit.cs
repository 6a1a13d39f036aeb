using System.Globalization;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>How much of a result a model is given.</summary>
internal static class ResultLimit
{
    /// <summary>Cuts a result that is longer than the limit; it is a text then, which says so.</summary>
    /// <param name="result">The result.</param>
    /// <param name="limit">In characters; 0 or less for none.</param>
    public static object? Cut(object? result, int limit)
    {
        if (limit <= 0)
        {
            return result;
        }

        var text = result switch
        {
            string plain => plain,
            JsonElement json => json.GetRawText(),
            _ => null,
        };
        return text is null || text.Length <= limit
            ? result
            : Shortened.To(
                text,
                limit,
                string.Create(CultureInfo.InvariantCulture, $"… [cut: {limit} of {text.Length} characters]")
            );
    }
}
