using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aegis.Tools;

/// <summary>
/// Fills collections whose property has no setter, <c>List&lt;string&gt; Tags { get; } = [];</c>. Schemas name them as any
/// others, but the serializer reads past them.
/// </summary>
internal static class ReadOnlyCollections
{
    public static void AreFilledBy(JsonSerializerOptions options) =>
        options.TypeInfoResolver = options.TypeInfoResolver?.WithAddedModifier(Extend);

    private static void Extend(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (property is not { Get: { } get, Set: null, IsExtensionData: false } || !IsCollection(property))
            {
                continue;
            }

            // the serializer's own way, which types with a constructor of several parameters do not have
            if (type.CreateObject is not null && IsSet(property.PropertyType))
            {
                property.ObjectCreationHandling = JsonObjectCreationHandling.Populate;
            }
            else
            {
                property.Set = (owner, items) => Fill(property.Name, get(owner), items);
            }
        }
    }

    private static bool IsCollection(JsonPropertyInfo property) =>
        property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType);

    /// <summary>Sets, queues and stacks have no interface by which one could add items of any type.</summary>
    private static bool IsSet(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (
                current.IsGenericType
                && current.GetGenericTypeDefinition() is var definition
                && (
                    definition == typeof(HashSet<>)
                    || definition == typeof(SortedSet<>)
                    || definition == typeof(ISet<>)
                    || definition == typeof(Queue<>)
                    || definition == typeof(Stack<>)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="NotSupportedException">It is no collection that grows; the model is told to leave it out.</exception>
    private static void Fill(string name, object? collection, object? items)
    {
        switch (collection)
        {
            case IDictionary { IsReadOnly: false } entries when items is IDictionary given:
                foreach (DictionaryEntry entry in given)
                {
                    entries[entry.Key] = entry.Value;
                }

                break;
            case IList { IsReadOnly: false, IsFixedSize: false } list when items is IEnumerable given:
                foreach (var item in given)
                {
                    list.Add(item);
                }

                break;
            case null when items is null:
                break;
            default:
                throw new NotSupportedException($"'{name}' can not be set; leave it out.");
        }
    }
}
