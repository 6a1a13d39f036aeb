using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aegis.Ledger;

/// <summary>How what an action gives is kept.</summary>
internal abstract class ResultCodec<T>
{
    /// <summary>The value as it is kept; an empty result when it is too large for that, since the action was done anyway.</summary>
    public OperationResult Write(T value)
    {
        var content = Encode(value);
        return content.Length > OperationResult.MaxLength
            ? OperationResult.Omitted
            : new OperationResult(ContentType, content);
    }

    /// <summary>The value of a committed operation.</summary>
    /// <exception cref="ResultGoneException">It is not kept, or was kept as another type.</exception>
    public T Read(OperationRecord operation)
    {
        if (operation.Result is not { IsOmitted: false } result)
        {
            throw new ResultGoneException(operation);
        }

        try
        {
            return Decode(result.Content);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ResultGoneException(operation, error);
        }
    }

    protected abstract string ContentType { get; }

    protected abstract byte[] Encode(T value);

    protected abstract T Decode(ReadOnlyMemory<byte> content);
}

/// <summary>Keeps values as JSON.</summary>
internal sealed class JsonResultCodec<T>(JsonTypeInfo<T> typeInfo) : ResultCodec<T>
{
    protected override string ContentType => "application/json";

    protected override byte[] Encode(T value) => JsonSerializer.SerializeToUtf8Bytes(value, typeInfo);

    protected override T Decode(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize(content.Span, typeInfo)!;
}
