using Aegis.AspNetCore;

namespace Aegis.Server;

/// <summary>The section <c>Aegis</c> of the configuration, besides what <see cref="AegisServerOptions"/> says.</summary>
internal sealed class ServerSettings
{
    /// <summary>The address to listen at. Default: the loopback; <c>0.0.0.0</c> for all.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port of the API. Default: 8000; 0 takes a free one.</summary>
    public int Port { get; set; } = 8000;

    /// <summary>The SQLite file, where there is no <see cref="ConnectionString"/>. Default: aegis.db in the current folder.</summary>
    public string Database { get; set; } = "aegis.db";

    /// <summary>PostgreSQL instead of SQLite, as of Npgsql. Default: none.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>32 random bytes or more in base64, the same on all nodes. Default: those of <see cref="PepperFile"/>.</summary>
    public string? Pepper { get; set; }

    /// <summary>Peppers that older keys were made with. Default: none.</summary>
    public string[] EarlierPeppers { get; set; } = [];

    /// <summary>Where a pepper is kept, made when there is none. Default: beside the SQLite file, as <c>*.pepper</c>.</summary>
    public string? PepperFile { get; set; }

    /// <summary>How long after its approval a tool's call has to begin, up to a year. Default: 15 minutes.</summary>
    public TimeSpan ApprovalValidFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many connections at once. Default: 10,000.</summary>
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>How long requests are still taken after the signal to stop, with /ready saying no. Default: none.</summary>
    public TimeSpan StopDelay { get; set; }

    /// <summary>How long answers that have begun may take then. Default: 20 s.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
