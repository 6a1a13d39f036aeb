using System.Text.Json;

namespace Aegis.Approvals;

/// <summary>A call that a policy judges.</summary>
public sealed record ApprovalSubject
{
    /// <summary>The name of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary>The arguments as canonical JSON, an object. One that the model has left out is not there.</summary>
    public required JsonElement Arguments { get; init; }

    /// <summary>The id of the agent that calls.</summary>
    public required string AgentId { get; init; }

    /// <summary>The id of its run.</summary>
    public required string RunId { get; init; }

    /// <summary>Whose operation it is. Default: <c>default</c>.</summary>
    public string Tenant { get; init; } = "default";

    /// <summary>An argument that is a number, exactly as it was given.</summary>
    /// <param name="argument">The name of the argument.</param>
    /// <returns>The number; none when it is missing, no JSON number, or beyond what a decimal can hold.</returns>
    public decimal? Number(string argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        return
            Arguments.TryGetProperty(argument, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var number)
            ? number
            : null;
    }

    /// <summary>An argument that is a text.</summary>
    /// <param name="argument">The name of the argument.</param>
    /// <returns>The text; none when it is missing or no text.</returns>
    public string? Text(string argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        return Arguments.TryGetProperty(argument, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
    }
}
