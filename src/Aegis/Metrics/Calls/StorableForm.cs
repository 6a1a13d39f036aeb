using Aegis.Ledger;

namespace Aegis.Metrics;

/// <summary>Calls and interactions as every store can hold them, so that none is ever a reason why a batch can not be written.</summary>
internal static class StorableForm
{
    private const int TenantBytes = 128;
    private const int NameLength = 255;
    private const int KindLength = 64;

    /// <exception cref="ArgumentException">Tenant or agent can not be stored, or a number is negative.</exception>
    public static AgentCall Of(AgentCall call, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(call);
        StoredText.ThrowIfUnfit(call.Tenant, TenantBytes, nameof(call.Tenant));
        ArgumentException.ThrowIfNullOrEmpty(call.Agent, nameof(call.Agent));
        ArgumentOutOfRangeException.ThrowIfNegative(call.Attempts, nameof(call.Attempts));
        ArgumentOutOfRangeException.ThrowIfLessThan(
            call.Duration ?? TimeSpan.Zero,
            TimeSpan.Zero,
            nameof(call.Duration)
        );
        return call with
        {
            At = Whole(call.At ?? now),
            Agent = StoredText.Fit(call.Agent, NameLength),
            Pipeline = Fit(call.Pipeline, NameLength),
            RunId = Fit(call.RunId, NameLength),
            Status = Defined(call.Status),
            Duration = Whole(call.Duration),
            ErrorKind = Fit(call.ErrorKind, KindLength),
            ErrorType = Fit(call.ErrorType, NameLength),
        };
    }

    /// <exception cref="ArgumentException">Tenant or agents can not be stored, or there is no such kind.</exception>
    public static AgentInteraction Of(AgentInteraction interaction, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        StoredText.ThrowIfUnfit(interaction.Tenant, TenantBytes, nameof(interaction.Tenant));
        ArgumentException.ThrowIfNullOrEmpty(interaction.From, nameof(interaction.From));
        ArgumentException.ThrowIfNullOrEmpty(interaction.To, nameof(interaction.To));
        return interaction with
        {
            At = Whole(interaction.At ?? now),
            From = StoredText.Fit(interaction.From, NameLength),
            To = StoredText.Fit(interaction.To, NameLength),
            Kind = Defined(interaction.Kind),
        };
    }

    private static string? Fit(string? text, int length) =>
        string.IsNullOrEmpty(text) ? null : StoredText.Fit(text, length);

    private static T Defined<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentException($"{typeof(T).Name} has no value {value}.");

    /// <summary>In milliseconds, as coarse as the coarsest store.</summary>
    private static DateTimeOffset Whole(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static TimeSpan? Whole(TimeSpan? duration) =>
        duration is { } time ? new TimeSpan(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond)) : null;
}
