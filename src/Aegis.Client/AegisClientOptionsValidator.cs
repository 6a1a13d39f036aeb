using Microsoft.Extensions.Options;

namespace Aegis.Client;

/// <summary>Says what is wrong with options, in the words of who has set them.</summary>
internal sealed class AegisClientOptionsValidator : IValidateOptions<AegisClientOptions>
{
    public ValidateOptionsResult Validate(string? name, AegisClientOptions options) =>
        Problems(options).ToArray() is { Length: > 0 } problems
            ? ValidateOptionsResult.Fail(problems)
            : ValidateOptionsResult.Success;

    /// <exception cref="ArgumentException">The options can not be used.</exception>
    public static void ThrowIfInvalid(AegisClientOptions options)
    {
        if (Problems(options).FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }
    }

    private static IEnumerable<string> Problems(AegisClientOptions options)
    {
        if (options.BaseAddress is { } address && !IsHttp(address))
        {
            yield return $"BaseAddress '{address}' is no absolute http or https address.";
        }

        if (options.ApiPrefix is null || options.ApiPrefix.AsSpan().ContainsAny("?#\\ "))
        {
            yield return $"ApiPrefix '{options.ApiPrefix}' is no path such as '/api/v1'.";
        }

        // the key itself is not told: messages end up in logs
        if (options.ApiKey is { } key && !HeaderText.IsVisible(key))
        {
            yield return "ApiKey is empty, or holds a blank or another character that no key has. Look for a line break at its end.";
        }

        foreach (var (value, setting) in new[] { (options.TenantId, "TenantId"), (options.ThreadId, "ThreadId") })
        {
            if (value is not null && !HeaderText.IsVisible(value, HeaderText.MaxIdLength))
            {
                yield return $"{setting} '{value}' must have 1 to {HeaderText.MaxIdLength} visible ASCII characters.";
            }
        }

        if (options.Timeout <= TimeSpan.Zero && options.Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            yield return $"Timeout {options.Timeout} must be more than zero, or Timeout.InfiniteTimeSpan.";
        }

        if (options.MaxRetries < 0)
        {
            yield return $"MaxRetries {options.MaxRetries} must not be negative.";
        }

        if (options.RetryDelay <= TimeSpan.Zero || options.MaxRetryDelay < options.RetryDelay)
        {
            yield return $"RetryDelay {options.RetryDelay} must be more than zero, and no more than MaxRetryDelay {options.MaxRetryDelay}.";
        }

        if (options.RetryBudget is { } budget && (double.IsNaN(budget) || budget < 0))
        {
            yield return $"RetryBudget {budget} must not be negative; null is no limit.";
        }

        if (options.Randomizer is null)
        {
            yield return "Randomizer must not be null.";
        }
    }

    private static bool IsHttp(Uri address) => address.IsAbsoluteUri && address.Scheme is ("http" or "https");
}
