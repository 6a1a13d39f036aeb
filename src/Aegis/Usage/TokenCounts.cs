using Microsoft.Extensions.AI;

namespace Aegis.Usage;

/// <summary>
/// The tokens of an answer, counted as the OpenTelemetry conventions for generative AI do: what came from a cache, or went into
/// one, is part of the input, and reasoning is part of the output.
/// </summary>
/// <param name="Input">Tokens that the model was given, those of caches included.</param>
/// <param name="Output">Tokens that the model wrote, those of its reasoning included.</param>
/// <param name="CacheRead">How many of the input came from a cache.</param>
/// <param name="CacheWrite">How many of the input went into a cache.</param>
/// <param name="Reasoning">How many of the output the answer does not show.</param>
public readonly record struct TokenCounts(
    long Input,
    long Output,
    long CacheRead = 0,
    long CacheWrite = 0,
    long Reasoning = 0
)
{
    /// <summary>The most tokens of one kind that an answer may have, so that its cost is exact.</summary>
    internal const long Most = 1_000_000_000_000;

    // what providers call it is not settled: the SDKs of Anthropic and of Bedrock, and what the conventions say
    private static readonly string[] CacheWriteNames =
    [
        "CacheCreationInputTokens",
        "CacheCreationInputTokenCount",
        "CacheWriteInputTokens",
        "CacheWriteInputTokenCount",
        "cache_creation_input_tokens",
        "gen_ai.usage.cache_creation.input_tokens",
    ];

    /// <summary>Input and output.</summary>
    public long Total => Input + Output;

    /// <summary>Adds two counts.</summary>
    public static TokenCounts operator +(TokenCounts left, TokenCounts right) =>
        new(
            left.Input + right.Input,
            left.Output + right.Output,
            left.CacheRead + right.CacheRead,
            left.CacheWrite + right.CacheWrite,
            left.Reasoning + right.Reasoning
        );

    /// <inheritdoc cref="op_Addition"/>
    public static TokenCounts Add(TokenCounts left, TokenCounts right) => left + right;

    /// <summary>What a client has counted.</summary>
    /// <param name="details">
    /// Its counts. A provider that counts the tokens of caches beside the input, and not within it, is seen by there being more
    /// of them; they are added then. One that gives a total alone is taken to have counted input.
    /// </param>
    /// <returns>The counts.</returns>
    public static TokenCounts Of(UsageDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var isTotalAlone = details is { InputTokenCount: null, OutputTokenCount: null };
        var input = Fit(isTotalAlone ? details.TotalTokenCount : details.InputTokenCount);
        var read = Fit(details.CachedInputTokenCount);
        var write = Fit(CacheWritesOf(details.AdditionalCounts));
        var output = Fit(details.OutputTokenCount);
        var reasoning = Fit(details.ReasoningTokenCount);
        return new(
            read + write > input ? input + read + write : input,
            reasoning > output ? output + reasoning : output,
            read,
            write,
            reasoning
        );
    }

    /// <exception cref="ArgumentException">The counts can not be those of an answer.</exception>
    internal void ThrowIfUnfit(string parameter)
    {
        foreach (var count in (ReadOnlySpan<long>)[Input, Output, CacheRead, CacheWrite, Reasoning])
        {
            if (count is < 0 or > Most)
            {
                throw new ArgumentOutOfRangeException(
                    parameter,
                    count,
                    $"The tokens of an answer are 0 to {Most} of each kind."
                );
            }
        }

        if (CacheRead + CacheWrite > Input || Reasoning > Output)
        {
            throw new ArgumentException(
                $"Tokens of caches are part of the input and tokens of reasoning part of the output, but {CacheRead} + "
                    + $"{CacheWrite} of {Input} and {Reasoning} of {Output} are more than the whole.",
                parameter
            );
        }
    }

    private static long? CacheWritesOf(AdditionalPropertiesDictionary<long>? counts)
    {
        if (counts is null)
        {
            return null;
        }

        foreach (var name in CacheWriteNames)
        {
            if (counts.TryGetValue(name, out var count))
            {
                return count;
            }
        }

        return null;
    }

    // a quarter, so that what is added up fits too
    private static long Fit(long? count) => Math.Clamp(count ?? 0, 0, Most / 4);
}
