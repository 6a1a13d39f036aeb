namespace Aegis.Providers;

/// <summary>What is known of a type of provider that speaks OpenAI's protocol.</summary>
/// <param name="Type">Its name in <see cref="ChatProviderOptions.Type"/>.</param>
/// <param name="Address">Where it answers; none when only the user knows.</param>
/// <param name="KeyVariable">The environment variable that its key is read from; none when it needs no key.</param>
internal sealed record OpenAIEndpoint(string Type, string? Address = null, string? KeyVariable = null)
{
    public static readonly OpenAIEndpoint OpenAI = new("openai", "https://api.openai.com/v1", "OPENAI_API_KEY");

    /// <summary>All of them. The addresses of the local ones are those that they listen on by default.</summary>
    public static IReadOnlyList<OpenAIEndpoint> All { get; } =
    [
        OpenAI,
        new("ollama", "http://localhost:11434/v1"),
        new("lmstudio", "http://localhost:1234/v1"),
        new("vllm", "http://localhost:8000/v1"),
        new("openai-compatible"),
    ];

    /// <summary>
    /// Whether the limit of output tokens goes by its newer name; servers other than OpenAI's may know <c>max_tokens</c> only, which
    /// OpenAI's newer models refuse.
    /// </summary>
    public bool LimitsCompletionTokens => this == OpenAI;

    /// <summary>The type of that name, or OpenAI's when there is none.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public static OpenAIEndpoint Of(string? type) =>
        string.IsNullOrWhiteSpace(type)
            ? OpenAI
            : All.FirstOrDefault(known => string.Equals(known.Type, type.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException(
                    $"The type '{type}' is none of {string.Join(", ", All.Select(static known => known.Type))}.",
                    nameof(type)
                );
}
