using System.Text.Json;

namespace Aegis.Tools;

/// <summary>A value that its type does not take; the message says what it would have to be.</summary>
internal sealed class UnfitValueException(Type type) : JsonException($"must be {TypeWords.Of(type)}");
