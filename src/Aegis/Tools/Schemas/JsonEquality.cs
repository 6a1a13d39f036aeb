using System.Text.Json;

namespace Aegis.Tools;

/// <summary>Whether two values are the same by JSON schema: numbers by value, objects in any order.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    public static JsonEquality Comparer { get; } = new();

    bool IEqualityComparer<JsonElement>.Equals(JsonElement x, JsonElement y) => AreEqual(x, y);

    int IEqualityComparer<JsonElement>.GetHashCode(JsonElement value) => HashOf(value);

    /// <summary>Equal values have equal hashes; so the members of an object are added up, in whatever order they come.</summary>
    private static int HashOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => JsonNumber.TryRead(value, out var number) ? number.GetHashCode() : 0,
            JsonValueKind.String => value.GetString()!.GetHashCode(StringComparison.Ordinal),
            JsonValueKind.Array => value
                .EnumerateArray()
                .Aggregate(1, static (hash, item) => HashCode.Combine(hash, HashOf(item))),
            JsonValueKind.Object => value
                .EnumerateObject()
                .Aggregate(
                    2,
                    static (hash, member) =>
                        unchecked(
                            hash
                            + HashCode.Combine(member.Name.GetHashCode(StringComparison.Ordinal), HashOf(member.Value))
                        )
                ),
            _ => (int)value.ValueKind,
        };

    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Number => JsonNumber.TryRead(left, out var a)
                && JsonNumber.TryRead(right, out var b)
                && a.CompareTo(b) == 0,
            JsonValueKind.String => left.ValueEquals(right.GetString()),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray()
                    .Zip(right.EnumerateArray())
                    .All(static pair => AreEqual(pair.First, pair.Second)),
            JsonValueKind.Object => left.EnumerateObject().Count() == right.EnumerateObject().Count()
                && left.EnumerateObject()
                    .All(property =>
                        right.TryGetProperty(property.Name, out var other) && AreEqual(property.Value, other)
                    ),
            _ => true,
        };
    }
}
