using System.Text.Json;

namespace Aegis.Usage;

/// <summary>An event as JSON. What is not known is null.</summary>
internal static class UsageJson
{
    public static void Write(Utf8JsonWriter writer, UsageEvent usage)
    {
        writer.WriteStartObject();
        writer.WriteString("id", usage.Id);
        writer.WriteString("time", UsageCsv.TimeOf(usage));
        writer.WriteString("tenant", usage.Tenant);
        writer.WriteString("pipeline", usage.Pipeline);
        writer.WriteString("agent", usage.AgentId);
        writer.WriteString("run", usage.RunId);
        writer.WriteNumber("attempt", usage.Attempt);
        writer.WriteString("provider", usage.Provider);
        writer.WriteString("model", usage.Model);
        writer.WriteNumber("input_tokens", usage.Tokens.Input);
        writer.WriteNumber("output_tokens", usage.Tokens.Output);
        writer.WriteNumber("cache_read_tokens", usage.Tokens.CacheRead);
        writer.WriteNumber("cache_write_tokens", usage.Tokens.CacheWrite);
        writer.WriteNumber("reasoning_tokens", usage.Tokens.Reasoning);
        if (usage.Cost is { } cost)
        {
            writer.WriteNumber("cost_usd", cost);
        }
        else
        {
            writer.WriteNull("cost_usd");
        }

        writer.WriteString("fault", usage.Fault);
        writer.WriteEndObject();
    }
}
