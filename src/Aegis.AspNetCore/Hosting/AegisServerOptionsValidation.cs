using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hosting;

/// <summary>Says at the start, and all at once, which options can not be meant.</summary>
internal sealed class AegisServerOptionsValidation : IValidateOptions<AegisServerOptions>
{
    private const int MinTokenLength = 16;

    public ValidateOptionsResult Validate(string? name, AegisServerOptions options)
    {
        var limits = options.RateLimits;
        List<string> faults =
        [
            .. OutOfRange(nameof(options.MaxBodyLength), options.MaxBodyLength, 1, Ledger.CanonicalJson.MaxLength),
            .. OutOfRange(nameof(options.MaxWaiting), options.MaxWaiting, 0, int.MaxValue),
            .. OutOfRange(nameof(options.ManagementPort), options.ManagementPort ?? 1, 1, ushort.MaxValue),
            .. OutOfRange(nameof(limits.TenantPerSecond), limits.TenantPerSecond, 1, int.MaxValue),
            .. OutOfRange(nameof(limits.TenantBurst), limits.TenantBurst, 1, int.MaxValue),
            .. OutOfRange(nameof(limits.AnonymousPerSecond), limits.AnonymousPerSecond, 1, int.MaxValue),
            .. OutOfRange(nameof(limits.AnonymousBurst), limits.AnonymousBurst, 1, int.MaxValue),
            .. OutOfRange(nameof(limits.SignupsPerHour), limits.SignupsPerHour, 1, int.MaxValue),
            .. NotAboveZero(nameof(options.DecideWithin), options.DecideWithin),
            .. NotAboveZero(nameof(options.RequestTimeout), options.RequestTimeout),
            .. NotAboveZero(nameof(options.StoreTimeout), options.StoreTimeout),
        ];
        if (options.MetricsToken is { Length: < MinTokenLength })
        {
            faults.Add($"{nameof(options.MetricsToken)} has fewer than {MinTokenLength} characters.");
        }

        if (options is { AllowTenantHeader: true, AuthenticationScheme: not null })
        {
            faults.Add(
                $"{nameof(options.AllowTenantHeader)} and {nameof(options.AuthenticationScheme)} exclude each other: whoever has "
                    + "users need not believe a header."
            );
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OutOfRange(string option, int value, int least, int most) =>
        value >= least && value <= most ? [] : [$"{option} is {value}; it has to be from {least} to {most}."];

    private static IEnumerable<string> NotAboveZero(string option, TimeSpan value) =>
        value > TimeSpan.Zero && value <= TimeSpan.FromDays(365)
            ? []
            : [$"{option} is {value}; it has to be above zero and a year at most."];
}
