using System.Net;
using Aegis.AspNetCore;
using Npgsql;

namespace Aegis.Server;

/// <summary>Reads the section Aegis, and refuses what it does not know: a misspelt limit would be no limit.</summary>
internal static class SettingsReader
{
    public const string Section = "Aegis";

    public static ServerSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        ThrowIfUnknown(section, typeof(ServerSettings), typeof(AegisServerOptions));
        ThrowIfUnknown(section.GetSection(nameof(AegisServerOptions.RateLimits)), typeof(AegisRateLimits));
        var settings = Bound(section);
        if (!IPAddress.TryParse(settings.Address, out _))
        {
            throw Fault(nameof(settings.Address), $"'{settings.Address}' is no address, such as 127.0.0.1 or 0.0.0.0");
        }

        ThrowIfNoConnectionString(settings.ConnectionString);
        Between(nameof(settings.Port), settings.Port, 0, ushort.MaxValue);
        Between(nameof(settings.MaxConnections), settings.MaxConnections, 1, int.MaxValue);
        Between(nameof(settings.ApprovalValidFor), settings.ApprovalValidFor.TotalSeconds, 1, 365 * 24 * 3600);
        Between(nameof(settings.StopDelay), settings.StopDelay.TotalSeconds, 0, 3600);
        Between(nameof(settings.StopTimeout), settings.StopTimeout.TotalSeconds, 0, 3600);
        return settings;
    }

    private static ServerSettings Bound(IConfigurationSection section)
    {
        try
        {
            // tries the options too, whose faults would otherwise come when the first request does
            section.Get<AegisServerOptions>();
            return section.Get<ServerSettings>() ?? new ServerSettings();
        }
        catch (InvalidOperationException error)
        {
            throw new SettingsFault($"{error.Message} {error.InnerException?.Message}");
        }
    }

    private static void ThrowIfUnknown(IConfigurationSection section, params Type[] types)
    {
        var known = types
            .SelectMany(static type => type.GetProperties())
            .Select(static property => property.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key)) is { } unknown)
        {
            throw new SettingsFault(
                $"{unknown.Path} is no setting. Those of {section.Path} are {string.Join(", ", known.Order(StringComparer.Ordinal))}."
            );
        }
    }

    private static void ThrowIfNoConnectionString(string? connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException error)
        {
            throw Fault(nameof(ServerSettings.ConnectionString), $"it is not one of Npgsql: {error.Message}");
        }
    }

    private static void Between(string setting, double value, double least, double most)
    {
        if (value < least || value > most)
        {
            throw Fault(setting, $"{value} is not from {least} to {most}");
        }
    }

    private static SettingsFault Fault(string setting, string what) => new($"{Section}:{setting}: {what}.");
}
