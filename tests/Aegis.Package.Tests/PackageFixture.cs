using Aegis.Testing;

[assembly: AssemblyFixture(typeof(Aegis.Package.Tests.PackageFixture))]

namespace Aegis.Package.Tests;

/// <summary>Packs before the first test, so that no test's time is the pack's.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    public AegisPackage Package { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Package = await AegisPackage.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
