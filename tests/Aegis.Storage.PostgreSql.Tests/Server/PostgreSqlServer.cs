using Aegis.Storage.Tests.Server;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
// what is measured here are crashes and leases, which others' load would blur
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Aegis.Storage.Tests.Server;

/// <summary>The server of all tests: the one that AEGIS_TEST_POSTGRES names, else one of their own.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private LocalServer? own;

    /// <summary>A superuser's connection string.</summary>
    public string Administrator { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var given = Environment.GetEnvironmentVariable("AEGIS_TEST_POSTGRES");
        own = string.IsNullOrEmpty(given) ? await LocalServer.StartAsync() : null;
        Administrator = own?.Administrator ?? given!;
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }
}
