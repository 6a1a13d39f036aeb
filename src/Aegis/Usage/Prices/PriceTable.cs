using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Aegis.Usage;

/// <summary>What models cost at which time. It comes without any price: prices are the app's, and nobody's guess.</summary>
public sealed class PriceTable
{
    private readonly FrozenDictionary<string, ModelPrice[]> names;

    /// <summary>What names begin with, the longest first.</summary>
    private readonly (string Prefix, ModelPrice[] Prices)[] prefixes;

    /// <summary>A table of prices.</summary>
    /// <param name="prices">The prices, in any order.</param>
    /// <exception cref="PriceConfigurationException">One can not be used, or two say different things of one name.</exception>
    public PriceTable(params IEnumerable<ModelPrice> prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var of = new Dictionary<string, List<ModelPrice>>(StringComparer.OrdinalIgnoreCase);
        foreach (var price in prices)
        {
            PriceRules.ThrowIfUnfit(price);
            foreach (var name in price.Aliases.Prepend(price.Model).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                Add(of, name, price);
            }
        }

        names = of.Where(pair => !pair.Key.EndsWith('*'))
            .ToFrozenDictionary(pair => pair.Key, LatestFirst, StringComparer.OrdinalIgnoreCase);
        prefixes =
        [
            .. of.Where(pair => pair.Key.EndsWith('*'))
                .OrderByDescending(pair => pair.Key.Length)
                .Select(pair => (pair.Key[..^1], LatestFirst(pair))),
        ];
    }

    /// <summary>A table that knows no model.</summary>
    public static PriceTable Empty { get; } = new();

    /// <summary>
    /// Finds what a model costs at a time. Its own name goes before a <c>*</c>, and of those the longest before the others.
    /// </summary>
    /// <param name="model">The model, as the answer names it.</param>
    /// <param name="time">When the answer ended.</param>
    /// <param name="price">The price.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFind(string model, DateTimeOffset time, [NotNullWhen(true)] out ModelPrice? price)
    {
        ArgumentNullException.ThrowIfNull(model);
        price = names.TryGetValue(model, out var own) ? At(own, time) : null;
        for (var at = 0; price is null && at < prefixes.Length; at++)
        {
            if (model.StartsWith(prefixes[at].Prefix, StringComparison.OrdinalIgnoreCase))
            {
                price = At(prefixes[at].Prices, time);
            }
        }

        return price is not null;
    }

    /// <summary>What so many tokens of a model cost at a time, in USD.</summary>
    /// <param name="model">The model, as the answer names it.</param>
    /// <param name="time">When the answer ended.</param>
    /// <param name="tokens">The tokens.</param>
    /// <returns>The cost; none when the model has no price then.</returns>
    public decimal? CostOf(string model, DateTimeOffset time, TokenCounts tokens) =>
        TryFind(model, time, out var price) ? price.CostOf(tokens) : null;

    private static void Add(Dictionary<string, List<ModelPrice>> of, string name, ModelPrice price)
    {
        if (!of.TryGetValue(name, out var all))
        {
            of.Add(name, all = []);
        }

        if (all.Find(other => other.From == price.From) is { } other)
        {
            throw new PriceConfigurationException(
                $"{price.Name} and {other.Place} both say what '{name}' costs from the "
                    + "same time on. Leave one out, or give it another From."
            );
        }

        all.Add(price);
    }

    private static ModelPrice[] LatestFirst(KeyValuePair<string, List<ModelPrice>> pair) =>
        [.. pair.Value.OrderByDescending(price => price.From ?? DateTimeOffset.MinValue)];

    private static ModelPrice? At(ModelPrice[] prices, DateTimeOffset time)
    {
        foreach (var price in prices)
        {
            if (price.From is not { } from || from <= time)
            {
                return price;
            }
        }

        return null;
    }
}
