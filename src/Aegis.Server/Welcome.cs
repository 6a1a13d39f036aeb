using Aegis.AspNetCore;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Aegis.Server;

/// <summary>What whoever starts the server reads: where it is, and how to get in.</summary>
internal static class Welcome
{
    public static void Write(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<AegisServerOptions>>().Value;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var api = addresses.First();
        if (addresses.Skip(1).FirstOrDefault() is { } management)
        {
            Console.WriteLine($"/live, /ready and /metrics are at {management}");
        }

        if (options.AllowSignup)
        {
            Console.WriteLine(
                $$"""Open an account: curl -X POST {{api}}/api/v1/accounts/signup -H 'Content-Type: application/json' -d '{"name":"My team"}'"""
            );
        }

        if (options.AllowTenantHeader)
        {
            Console.WriteLine(
                "Whoever reaches this server can be any tenant without an account, by the header Tenant-Id."
            );
        }

        // the last line: whoever waits for it has read all of it
        Console.WriteLine($"Aegis listens at {api}");
    }
}
