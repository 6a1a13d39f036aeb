namespace Aegis.Usage;

/// <summary>What a model costs, in USD per million tokens: 0 to 1,000,000 each, with 6 decimals at most.</summary>
public sealed record ModelPrice
{
    /// <summary>The model, as answers name it, in any case.</summary>
    public required string Model { get; init; }

    /// <summary>
    /// Further names of the model. One that ends in <c>*</c> stands for all that begin so: <c>small-2026-*</c>. Default: none.
    /// </summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Of what the model is given, and comes from no cache and goes into none.</summary>
    public required decimal Input { get; init; }

    /// <summary>Of what the model writes.</summary>
    public required decimal Output { get; init; }

    /// <summary>Of what comes from a cache. Default: <see cref="Input"/>.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Of what goes into a cache. Default: <see cref="Input"/>.</summary>
    public decimal? CacheWrite { get; init; }

    /// <summary>Of reasoning that the answer does not show. Default: <see cref="Output"/>.</summary>
    public decimal? Reasoning { get; init; }

    /// <summary>
    /// Since when it counts. Of several prices of a model the one counts that is the latest at the time of an answer. Default:
    /// always.
    /// </summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Where the price was read; none when it was made in code.</summary>
    internal string? Section { get; init; }

    /// <summary>How messages name it.</summary>
    internal string Name => Section is null ? $"The price of '{Model}'" : $"{Section}, the price of '{Model}',";

    /// <summary>How messages name it beside another.</summary>
    internal string Place => Section ?? $"the price of '{Model}'";

    /// <summary>What so many tokens cost in USD, exactly.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <returns>The cost.</returns>
    public decimal CostOf(TokenCounts tokens)
    {
        // what is part of another count is not paid twice
        var input = Math.Max(0, tokens.Input - tokens.CacheRead - tokens.CacheWrite);
        var output = Math.Max(0, tokens.Output - tokens.Reasoning);
        var millions =
            (input * Input)
            + (tokens.CacheRead * (CacheRead ?? Input))
            + (tokens.CacheWrite * (CacheWrite ?? Input))
            + (output * Output)
            + (tokens.Reasoning * (Reasoning ?? Output));
        return millions / 1_000_000m;
    }
}
