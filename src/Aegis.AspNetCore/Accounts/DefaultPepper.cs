using System.Security.Cryptography;
using Aegis.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Accounts;

/// <summary>A pepper for accounts that end with the process, or have no keys; others would lose their keys with it.</summary>
internal static class DefaultPepper
{
    public static PepperRing Of(IServiceProvider services) =>
        services.GetRequiredService<IAccountStore>() is InMemoryAccountStore
        || MakesNoKeys(services.GetRequiredService<IOptions<AegisServerOptions>>().Value)
            ? new PepperRing(new Pepper("of-this-process", RandomNumberGenerator.GetBytes(32)))
            : throw new InvalidOperationException(
                "Accounts are kept in a database, and their keys can not be checked without the pepper that they were made with. "
                    + "Register it: services.AddSingleton(new PepperRing(new Pepper(id, bytes)))."
            );

    // nobody can be an admin, whom it takes to make one
    private static bool MakesNoKeys(AegisServerOptions options) =>
        options is { AllowTenantHeader: true, AllowSignup: false, AuthenticationScheme: null };
}
