using Aegis.Testing;

[assembly: AssemblyFixture(typeof(Aegis.Package.Tests.PackageFixture))]

namespace Aegis.Package.Tests;

/// <summary>Packs before the first test, so that no test's time is the pack's.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private readonly Lazy<Task> providers;

    public PackageFixture() => providers = new(PackProvidersAsync);

    public AegisPackage Package { get; private set; } = null!;

    /// <summary>Packs the providers too, on the first call.</summary>
    public Task AddProvidersAsync() => providers.Value;

    public async ValueTask InitializeAsync() => Package = await AegisPackage.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task PackProvidersAsync()
    {
        await Package.AddAsync("Aegis.Providers.OpenAI");
        await Package.AddAsync("Aegis.Providers.Anthropic");
    }
}
