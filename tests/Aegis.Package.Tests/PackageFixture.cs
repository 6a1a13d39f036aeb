using Aegis.Testing;

[assembly: AssemblyFixture(typeof(Aegis.Package.Tests.PackageFixture))]

namespace Aegis.Package.Tests;

/// <summary>Packs before the first test, so that no test's time is the pack's.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private readonly Lazy<Task> providers;
    private readonly Lazy<Task> client;

    public PackageFixture() =>
        (providers, client) = (new(PackProvidersAsync), new(() => Package.AddAsync("Aegis.Client")));

    public AegisPackage Package { get; private set; } = null!;

    /// <summary>Packs the providers too, on the first call.</summary>
    public Task AddProvidersAsync() => providers.Value;

    /// <summary>Packs the client too, on the first call.</summary>
    public Task AddClientAsync() => client.Value;

    public async ValueTask InitializeAsync() => Package = await AegisPackage.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task PackProvidersAsync()
    {
        await Package.AddAsync("Aegis.Providers.OpenAI");
        await Package.AddAsync("Aegis.Providers.Anthropic");
    }
}
