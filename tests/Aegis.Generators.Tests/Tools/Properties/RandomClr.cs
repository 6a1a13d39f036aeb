using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>A value, and the JSON that a model would write for it.</summary>
internal readonly record struct Pair(object? Value, JsonNode? Json);

/// <summary>Random values of types, such that annotations hold.</summary>
internal sealed class RandomClr(Random random, bool isStrict)
{
    private readonly RandomScalar scalars = new(random);

    /// <param name="place">Where the value goes.</param>
    /// <param name="depth">How many more levels there may be.</param>
    public Pair Next(Place place, int depth)
    {
        var type = Nullable.GetUnderlyingType(place.Type) ?? place.Type;
        if (place.IsNullable && (depth <= 0 || random.Next(4) == 0))
        {
            return default;
        }

        if (place.ItemOf() is { } item)
        {
            return Items(type, place, item, depth);
        }

        return type.Assembly == place.Own && type is { IsEnum: false }
            ? Object(type, place, depth)
            : Scalar(type, place);
    }

    /// <summary>A value of each of a type's members; some that may be left out are.</summary>
    private Pair Object(Type type, Place place, int depth)
    {
        var json = new JsonObject();
        var constructor = type.GetConstructors().MaxBy(static one => one.GetParameters().Length)!;
        var parameters = constructor.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            arguments[i] = Member(
                Place.Of(parameters[i], place.Own),
                json,
                depth,
                parameters[i].HasDefaultValue && !type.IsValueType,
                parameters[i].Default()
            );
        }

        var value = constructor.Invoke(arguments);
        foreach (
            var property in type.GetProperties()
                .Where(property => !Array.Exists(parameters, p => p.Name == property.Name))
        )
        {
            var isRequired = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));
            property.SetValue(
                value,
                Member(Place.Of(property, place.Own), json, depth, !isRequired, property.GetValue(value))
            );
        }

        return new Pair(value, json);
    }

    private object? Member(Place place, JsonObject json, int depth, bool isOptional, object? defaultValue)
    {
        if (isOptional && (depth <= 0 || random.Next(3) == 0))
        {
            // in strict schemas null stands for what is left out
            if (isStrict)
            {
                json.Add(place.JsonName, null);
            }

            return defaultValue;
        }

        var pair = Next(place, depth - 1);
        json.Add(place.JsonName, pair.Json);
        return pair.Json is null && isStrict && isOptional ? defaultValue : pair.Value;
    }

    private Pair Items(Type type, Place place, Place item, int depth)
    {
        var (least, most) = place.Lengths();
        var count = depth <= 0 ? least : random.Next(least, Math.Min(most, least + 3) + 1);
        var pairs = new List<Pair>();
        // a set holds nothing twice, and items that are collections are one when they are empty
        for (var i = 0; i < count * 5 && pairs.Count < count; i++)
        {
            var next = Next(item, depth - 1);
            if (!pairs.Exists(pair => JsonNode.DeepEquals(pair.Json, next.Json)))
            {
                pairs.Add(next);
            }
        }

        if (type.IsAssignableTo(typeof(System.Collections.IDictionary)))
        {
            var dictionary = (System.Collections.IDictionary)Activator.CreateInstance(type)!;
            var json = new JsonObject();
            foreach (var (pair, i) in pairs.Select(static (pair, i) => (pair, i)))
            {
                dictionary.Add($"Key {i}", pair.Value);
                json.Add($"Key {i}", pair.Json);
            }

            return new Pair(dictionary, json);
        }

        var array = Array.CreateInstance(item.Type, pairs.Count);
        pairs.Select(static pair => pair.Value).ToArray().CopyTo(array, 0);
        var value = type.IsArray || type.IsInterface ? array : Activator.CreateInstance(type, array);
        return new Pair(value, new JsonArray([.. pairs.Select(static pair => pair.Json)]));
    }

    private Pair Scalar(Type type, Place place)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var value = scalars.Next(type, place.Attributes);
            if (Annotated.Holds(place.Attributes, value))
            {
                return new Pair(value, JsonSerializer.SerializeToNode(value, type, Canonical.Options));
            }
        }

        throw new InvalidOperationException(
            $"no value of {type} for {string.Join(", ", place.Attributes.Select(static a => a.GetType().Name))}"
        );
    }
}
