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
    /// <exception cref="ResultGoneException">It is not kept, or is no such value.</exception>
    public T Read(OperationRecord operation)
    {
        if (operation.Result is not { IsOmitted: false } result)
        {
            throw new ResultGoneException(operation);
        }

        try
        {
            return result.ContentType == ContentType ? Decode(result.Content)
                : result.ContentType == PlainJson ? DecodePlain(result.Content)
                : throw new NotSupportedException($"it is {result.ContentType}, and not {PlainJson}");
        }
        catch (Exception error) when (IsOfReading(error))
        {
            throw new ResultGoneException(operation, error);
        }
    }

    /// <summary>What persons give who say how an operation ended.</summary>
    protected const string PlainJson = "application/json";

    protected abstract string ContentType { get; }

    protected abstract byte[] Encode(T value);

    protected abstract T Decode(ReadOnlyMemory<byte> content);

    /// <summary>The value that a person gave.</summary>
    protected abstract T DecodePlain(ReadOnlyMemory<byte> content);

    // constructors and setters of the app's own types may refuse what they are given
    private static bool IsOfReading(Exception error) =>
        error
            is JsonException
                or NotSupportedException
                or InvalidOperationException
                or KeyNotFoundException
                or ArgumentException
                or FormatException
                or OverflowException;
}

/// <summary>Keeps values as JSON.</summary>
internal sealed class JsonResultCodec<T>(JsonTypeInfo<T> typeInfo) : ResultCodec<T>
{
    protected override string ContentType => PlainJson;

    protected override byte[] Encode(T value) => JsonSerializer.SerializeToUtf8Bytes(value, typeInfo);

    protected override T Decode(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize(content.Span, typeInfo)!;

    protected override T DecodePlain(ReadOnlyMemory<byte> content) => Decode(content);
}
