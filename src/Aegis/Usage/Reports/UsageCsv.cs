using System.Buffers;
using System.Globalization;

namespace Aegis.Usage;

/// <summary>Events as lines of CSV.</summary>
internal static class UsageCsv
{
    public const string Header =
        "id,time,tenant,pipeline,agent,run,attempt,provider,model,input_tokens,output_tokens,cache_read_tokens,"
        + "cache_write_tokens,reasoning_tokens,cost_usd,fault\r\n";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    public static string LineOf(UsageEvent usage)
    {
        var tokens = usage.Tokens;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{usage.Id},{TimeOf(usage)},{Text(usage.Tenant)},{Text(usage.Pipeline)},{Text(usage.AgentId)},{Text(usage.RunId)},{usage.Attempt},{Text(usage.Provider)},{Text(usage.Model)},{tokens.Input},{tokens.Output},{tokens.CacheRead},{tokens.CacheWrite},{tokens.Reasoning},{usage.Cost},{Text(usage.Fault)}\r\n"
        );
    }

    public static string TimeOf(UsageEvent usage) =>
        usage.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // names come from models and users: what begins so runs when the file is opened
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
