using System.Security.Cryptography;
using Aegis.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Accounts;

/// <summary>A pepper for accounts that end with the process, or have no keys; others would lose their keys with it.</summary>
internal static class DefaultPepper
{
    private const string Id = "of-this-process";

    public static PepperRing Of(IServiceProvider services) =>
        services.GetRequiredService<IAccountStore>() is InMemoryAccountStore
        || MakesNoKeys(services.GetRequiredService<IOptions<AegisServerOptions>>().Value)
            ? new PepperRing(new Pepper(Id, RandomNumberGenerator.GetBytes(32)))
            : throw Missing();

    /// <summary>Refuses to make a key that would be kept longer than its pepper.</summary>
    /// <exception cref="InvalidOperationException">It would.</exception>
    public static void ThrowIfLostBefore(IAccountStore accounts, PepperRing peppers)
    {
        if (accounts is not InMemoryAccountStore && peppers.Current.Id == Id)
        {
            throw Missing();
        }
    }

    private static InvalidOperationException Missing() =>
        new(
            "Accounts are kept in a database, and their keys can not be checked without the pepper that they were made with. "
                + "Register it: services.AddSingleton(new PepperRing(new Pepper(id, bytes)))."
        );

    // nobody can be an admin, whom it takes to make one over the API
    private static bool MakesNoKeys(AegisServerOptions options) =>
        options is { AllowTenantHeader: true, AllowSignup: false, AuthenticationScheme: null };
}
