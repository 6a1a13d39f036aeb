using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Tools;

/// <summary>Reads what models write: numbers as <c>5.0</c> or <c>"5"</c>, booleans as <c>"true"</c>, enums by name.</summary>
internal static class LenientConverters
{
    private static readonly ConcurrentDictionary<Type, JsonConverter> Enums = new();

    public static void Register<TEnum>()
        where TEnum : struct, Enum =>
        Enums.TryAdd(typeof(TEnum), new JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false));

    public static void AddTo(IList<JsonConverter> converters)
    {
        converters.Insert(0, new RegisteredEnums());
        converters.Insert(0, new BooleanConverter());
        converters.Insert(0, new WholeNumberConverter<sbyte>());
        converters.Insert(0, new WholeNumberConverter<byte>());
        converters.Insert(0, new WholeNumberConverter<short>());
        converters.Insert(0, new WholeNumberConverter<ushort>());
        converters.Insert(0, new WholeNumberConverter<int>());
        converters.Insert(0, new WholeNumberConverter<uint>());
        converters.Insert(0, new WholeNumberConverter<long>());
        converters.Insert(0, new WholeNumberConverter<ulong>());
        converters.Insert(0, new WholeNumberConverter<Int128>());
        converters.Insert(0, new WholeNumberConverter<UInt128>());
    }

    /// <summary>Enums that emitted code names; all others where code can be made at run time.</summary>
    private sealed class RegisteredEnums : JsonConverterFactory
    {
        // an enum's own [JsonConverter] and one that is not registered are left to the options
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsEnum
            && Enums.ContainsKey(typeToConvert)
            && !typeToConvert.IsDefined(typeof(JsonConverterAttribute), inherit: false);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            ((JsonConverterFactory)Enums[typeToConvert]).CreateConverter(typeToConvert, options)!;
    }
}
