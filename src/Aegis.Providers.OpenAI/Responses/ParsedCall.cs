using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Providers;

/// <summary>A call as the model wrote it.</summary>
internal static class ParsedCall
{
    /// <summary>The call; with arguments that are no JSON object, it says so, and whoever runs tools tells the model.</summary>
    public static FunctionCallContent Of(string id, string name, string arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments))
        {
            return new FunctionCallContent(id, name, new Dictionary<string, object?>());
        }

        try
        {
            using var document = JsonDocument.Parse(arguments);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new FunctionCallContent(id, name, Members(document.RootElement));
            }

            return Unreadable(id, name, new JsonException("They are no JSON object."));
        }
        catch (JsonException error)
        {
            return Unreadable(id, name, error);
        }
    }

    private static Dictionary<string, object?> Members(JsonElement root)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            members[member.Name] = member.Value.Clone();
        }

        return members;
    }

    private static FunctionCallContent Unreadable(string id, string name, JsonException error) =>
        new(id, name) { Exception = error };
}
