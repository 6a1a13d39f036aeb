using System.Net;
using Aegis.Approvals;
using Aegis.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Aegis.Server;

/// <summary>The approval API as a program of its own.</summary>
internal static class ServerHost
{
    /// <exception cref="SettingsFault">The configuration does not do.</exception>
    public static WebApplication Build(string[] arguments, Action<ILoggingBuilder>? logging = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory }
        );
        var settings = SettingsReader.Read(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, settings));
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        logging?.Invoke(builder.Logging);
        AddServices(builder, settings);
        var app = builder.Build();
        app.UseAegisEverywhere();
        app.MapAegis();
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, ServerSettings settings)
    {
        var services = builder.Services;
        services.AddAegisServer(options => builder.Configuration.GetSection(SettingsReader.Section).Bind(options));
        services.Configure<ApprovalOptions>(approvals => approvals.ValidFor = settings.ApprovalValidFor);
        services.AddSingleton(PepperSource.Read(settings));
        _ = settings.ConnectionString is { } connection
            ? services.UsePostgreSql(connection)
            : services.UseSqlite(settings.Database);
        // whatever is mapped without saying who may call it is closed
        services.Configure<AuthorizationOptions>(static authorization =>
            authorization.FallbackPolicy = new AuthorizationPolicyBuilder(AegisClaims.Scheme)
                .RequireAuthenticatedUser()
                .Build()
        );
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.StopDelay + settings.StopTimeout);
        services.AddHostedService(provider => new StopDelay(
            settings.StopDelay,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static void Configure(KestrelServerOptions kestrel, ServerSettings settings)
    {
        var options = kestrel.ApplicationServices.GetRequiredService<IOptions<AegisServerOptions>>().Value;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxBodyLength;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxConcurrentConnections = settings.MaxConnections;
        kestrel.Listen(IPAddress.Parse(settings.Address), settings.Port);
        if (options.ManagementPort is { } management)
        {
            kestrel.Listen(IPAddress.Parse(settings.Address), management);
        }
    }
}
