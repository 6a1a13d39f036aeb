using Aegis.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>An app with the approval API, in memory, on a free port of the loopback.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestApp(WebApplication app)
    {
        this.app = app;
        Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public ILedgerStore Ledger => Services.GetRequiredService<ILedgerStore>();

    /// <summary>Starts one where <c>Tenant-Id</c> names the tenant, and limits are far away, unless a test says otherwise.</summary>
    public static async Task<TestApp> StartAsync(
        Action<AegisServerOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? map = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddAegisServer(options =>
        {
            options.AllowTenantHeader = true;
            options.RateLimits.TenantBurst = options.RateLimits.TenantPerSecond = 1_000_000;
            options.RateLimits.AnonymousBurst = options.RateLimits.AnonymousPerSecond = 1_000_000;
            configure?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        (map ?? (static app => app.MapAegis()))(app);
        await app.StartAsync();
        return new TestApp(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
