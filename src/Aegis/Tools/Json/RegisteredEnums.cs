using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aegis.Tools;

/// <summary>
/// The enums that emitted code names. Under Native AOT nothing else can read them, unless they are in the project's own
/// <see cref="JsonSerializerContext"/>.
/// </summary>
internal sealed class RegisteredEnums : IJsonTypeInfoResolver
{
    private static readonly ConcurrentDictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> Known = new();

    public static RegisteredEnums Instance { get; } = new();

    public static void Register<TEnum>()
        where TEnum : struct, Enum
    {
        Known.TryAdd(typeof(TEnum), static options => TypeInfoOf<TEnum>(options));
        Known.TryAdd(
            typeof(TEnum?),
            static options =>
                JsonMetadataServices.CreateValueInfo<TEnum?>(
                    options,
                    JsonMetadataServices.GetNullableConverter(TypeInfoOf<TEnum>(options))
                )
        );
    }

    /// <summary>Whether it is registered, and does not name a converter of its own.</summary>
    public static bool Contains(Type type) =>
        type.IsEnum && Known.ContainsKey(type) && !type.IsDefined(typeof(JsonConverterAttribute), inherit: false);

    public static JsonConverter ConverterOf(Type type, JsonSerializerOptions options) => Known[type](options).Converter;

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        Known.TryGetValue(type, out var create) ? create(options) : null;

    private static JsonTypeInfo<TEnum> TypeInfoOf<TEnum>(JsonSerializerOptions options)
        where TEnum : struct, Enum
    {
        var names = new JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false);
        return JsonMetadataServices.CreateValueInfo<TEnum>(options, names.CreateConverter(typeof(TEnum), options)!);
    }
}

/// <summary>Enums by name, also where the project's own context has them as numbers.</summary>
internal sealed class EnumConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => RegisteredEnums.Contains(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        RegisteredEnums.ConverterOf(typeToConvert, options);
}
