namespace Aegis.Server.Tests.Processes;

/// <summary>One of several servers of a PostgreSQL database, that know each other's keys.</summary>
internal static class Node
{
    public static Task<ServerProcess> StartAsync(Folder folder, string connectionString) =>
        ServerProcess.StartAsync(
            folder.Path,
            ("ConnectionString", connectionString),
            ("PepperFile", folder.File("pepper")),
            ("AllowTenantHeader", "true"),
            ("RateLimits__TenantBurst", "1000000"),
            ("RateLimits__TenantPerSecond", "1000000")
        );
}
