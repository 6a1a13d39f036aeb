using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>What a model's structured answer has to look like, and how to read it.</summary>
internal sealed class AnswerSchema
{
    public required ChatResponseFormat Format { get; init; }

    public static AnswerSchema For(Type type, JsonSerializerOptions options) => throw new NotImplementedException();

    public bool TryRead<T>(string answer, [NotNullWhen(true)] out T value, [NotNullWhen(false)] out string? misfit) =>
        throw new NotImplementedException();

    public string RepairMessage(string misfit) => throw new NotImplementedException();
}
