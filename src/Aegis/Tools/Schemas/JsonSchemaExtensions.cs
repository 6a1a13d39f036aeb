using System.Text.Json;

namespace Aegis.Tools;

internal static class JsonSchemaExtensions
{
    /// <summary>The value of a keyword that counts something; none when the schema does not have it.</summary>
    public static int? Limit(this JsonElement schema, string keyword) =>
        !schema.TryGetProperty(keyword, out var limit) ? null
        : limit.TryGetInt32(out var count) ? count
        // 5.0 is a count, and nothing is longer than what no count of .NET says
        : (int)Math.Min(limit.GetDouble(), int.MaxValue);
}
