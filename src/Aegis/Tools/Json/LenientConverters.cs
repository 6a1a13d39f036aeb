using System.Text.Json.Serialization;

namespace Aegis.Tools;

/// <summary>Reads what models write: numbers as <c>5.0</c> or <c>"5"</c>, booleans as <c>"true"</c>, enums by name.</summary>
internal static class LenientConverters
{
    public static void AddTo(IList<JsonConverter> converters)
    {
        converters.Insert(0, new EnumConverters());
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
}
