using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Aegis.Usage;

/// <summary>Reads <c>Prices</c> of a configuration, by hand, so that nothing needs reflection.</summary>
internal static class PriceSections
{
    private static readonly string[] Known =
    [
        nameof(ModelPrice.Model),
        nameof(ModelPrice.Aliases),
        nameof(ModelPrice.Input),
        nameof(ModelPrice.Output),
        nameof(ModelPrice.CacheRead),
        nameof(ModelPrice.CacheWrite),
        nameof(ModelPrice.Reasoning),
        nameof(ModelPrice.From),
    ];

    /// <exception cref="PriceConfigurationException">A setting can not be read, or is missing.</exception>
    public static IEnumerable<ModelPrice> Read(IConfiguration configuration) =>
        configuration.GetSection("Prices") is { Value: { Length: > 0 } text } prices
            ? throw new PriceConfigurationException(
                $"{prices.Path} is '{Tools.Shortened.Of(text)}', but has to have an entry for each model."
            )
            : configuration.GetSection("Prices").GetChildren().Select(Read);

    private static ModelPrice Read(IConfigurationSection entry)
    {
        // a price that is misspelt would be another's
        if (
            entry
                .GetChildren()
                .FirstOrDefault(setting => !Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)) is
            { } unknown
        )
        {
            throw new PriceConfigurationException(
                $"{unknown.Path} is no setting of a price. The settings are: {string.Join(", ", Known)}. A model whose name has "
                    + "a ':' in it has to be named by Model."
            );
        }

        return new ModelPrice
        {
            Section = entry.Path,
            Model = entry[nameof(ModelPrice.Model)] ?? KeyOf(entry),
            Aliases = AliasesOf(entry.GetSection(nameof(ModelPrice.Aliases))),
            Input = Number(entry, nameof(ModelPrice.Input)) ?? throw Missing(entry, nameof(ModelPrice.Input)),
            Output = Number(entry, nameof(ModelPrice.Output)) ?? throw Missing(entry, nameof(ModelPrice.Output)),
            CacheRead = Number(entry, nameof(ModelPrice.CacheRead)),
            CacheWrite = Number(entry, nameof(ModelPrice.CacheWrite)),
            Reasoning = Number(entry, nameof(ModelPrice.Reasoning)),
            From = Time(entry.GetSection(nameof(ModelPrice.From))),
        };
    }

    // in a list the key is its place
    private static string KeyOf(IConfigurationSection entry) =>
        int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? throw Missing(entry, nameof(ModelPrice.Model))
            : entry.Key;

    private static string[] AliasesOf(IConfigurationSection aliases) =>
        aliases.Value is { Length: > 0 } one ? [one] : [.. aliases.GetChildren().Select(alias => alias.Value ?? "")];

    private static decimal? Number(IConfigurationSection entry, string name)
    {
        var setting = entry.GetSection(name);
        return setting.Value is not { Length: > 0 } text ? null
            : decimal.TryParse(
                text,
                // as JSON writes numbers; no thousands, since 1,25 would be 125
                NumberStyles.AllowDecimalPoint
                    | NumberStyles.AllowExponent
                    | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
            : throw new PriceConfigurationException(
                $"{setting.Path} is '{Tools.Shortened.Of(text)}', but has to be a number: USD per million tokens, with a decimal point."
            );
    }

    private static DateTimeOffset? Time(IConfigurationSection setting) =>
        setting.Value is not { Length: > 0 } text ? null
        : DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
        : throw new PriceConfigurationException(
            $"{setting.Path} is '{Tools.Shortened.Of(text)}', but has to be a day or a time in UTC: 2026-08-01 or 2026-08-01T06:00:00Z."
        );

    private static PriceConfigurationException Missing(IConfigurationSection entry, string name) =>
        new($"{entry.Path} has no {name}. A price needs Model, Input and Output; both are USD per million tokens.");
}
