using System.Text.Json;

namespace Aegis.Memory;

/// <summary>Equal by what the JSON means: the order of an object's members and the spelling of a number do not count.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    public static readonly JsonEquality Instance = new();

    private JsonEquality() { }

    /// <summary>Whether two values are the same; a missing one is the same as a missing one alone.</summary>
    public static bool Same(string? one, string? other)
    {
        if (string.Equals(one, other, StringComparison.Ordinal))
        {
            return true;
        }

        if (one is null || other is null)
        {
            return false;
        }

        using var left = JsonDocument.Parse(one);
        using var right = JsonDocument.Parse(other);
        return JsonElement.DeepEquals(left.RootElement, right.RootElement);
    }

    public bool Equals(JsonElement x, JsonElement y) => JsonElement.DeepEquals(x, y);

    public int GetHashCode(JsonElement obj)
    {
        var hash = (int)obj.ValueKind;
        switch (obj.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in obj.EnumerateArray())
                {
                    hash = HashCode.Combine(hash, GetHashCode(item));
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in obj.EnumerateObject())
                {
                    // in any order
                    hash ^= HashCode.Combine(member.Name, GetHashCode(member.Value));
                }

                break;
            case JsonValueKind.String:
                hash = HashCode.Combine(hash, obj.GetString());
                break;
            case JsonValueKind.Number:
                // equal numbers are the same double, however they are spelt
                hash = HashCode.Combine(hash, obj.GetDouble());
                break;
        }

        return hash;
    }
}
