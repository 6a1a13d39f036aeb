namespace Aegis.Usage;

/// <summary>What a price has to be.</summary>
internal static class PriceRules
{
    private const decimal Most = 1_000_000m;

    /// <exception cref="PriceConfigurationException">It is not so.</exception>
    public static void ThrowIfUnfit(ModelPrice price)
    {
        ThrowIfUnfit(price, nameof(price.Model), price.Model);
        if (price.Model.EndsWith('*'))
        {
            throw new PriceConfigurationException($"{price.Name} names no model: only Aliases may end in '*'.");
        }

        foreach (var alias in price.Aliases)
        {
            ThrowIfUnfit(price, nameof(price.Aliases), alias);
            if (alias == "*")
            {
                throw new PriceConfigurationException(
                    $"{price.Name} has the alias '*', which would be the price of every model. Put letters before the '*'."
                );
            }
        }

        ThrowIfUnfit(price, nameof(price.Input), price.Input);
        ThrowIfUnfit(price, nameof(price.Output), price.Output);
        ThrowIfUnfit(price, nameof(price.CacheRead), price.CacheRead);
        ThrowIfUnfit(price, nameof(price.CacheWrite), price.CacheWrite);
        ThrowIfUnfit(price, nameof(price.Reasoning), price.Reasoning);
    }

    private static void ThrowIfUnfit(ModelPrice price, string setting, string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name != name.Trim() || name.AsSpan(0, name.Length - 1).Contains('*'))
        {
            throw new PriceConfigurationException(
                $"{price.Name} has '{name}' in {setting}, which is no name: names have no spaces around them, and a '*' stands "
                    + "at the end of an alias only."
            );
        }
    }

    private static void ThrowIfUnfit(ModelPrice price, string setting, decimal? value)
    {
        if (value is < 0 or > Most || value is { } given && decimal.Round(given, 6) != given)
        {
            throw new PriceConfigurationException(
                System.FormattableString.Invariant(
                    $"{price.Name} has {value} for {setting}, but it has to be 0 to 1000000 USD per million tokens, with 6 decimals at most."
                )
            );
        }
    }
}
