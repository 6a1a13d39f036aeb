using Aegis.Memory;
using Aegis.Usage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis;

/// <summary>Makes budgets known to an app's services.</summary>
public static class BudgetServiceCollectionExtensions
{
    /// <summary>
    /// Gives the models of all agents a budget, counted in the app's <see cref="IMemoryStore"/>: in this process, or in the
    /// database of <c>UseSqlite</c> or <c>UsePostgreSql</c> for all processes together. What <c>AddAegis</c> registers is
    /// registered too. Calls add up.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="name">The budget's name, which errors and reports bear.</param>
    /// <param name="configure">What it allows, to whom, and when it begins anew.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentException">The budget can not be; the message says why.</exception>
    public static IServiceCollection AddBudget(
        this IServiceCollection services,
        string name,
        Action<BudgetOptions> configure
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        var budget = new BudgetOptions { Name = name };
        configure(budget);
        // an app with a wrong budget does not start, rather than fail in the middle of a run
        _ = BudgetRules.Of(new BudgetsOptions { Budgets = { budget } });
        return services.AddBudgets(options => options.Budgets.Add(budget));
    }

    /// <summary>Sets what all budgets share, and the budgets, from a configuration section say. Calls add up.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddBudgets(this IServiceCollection services, Action<BudgetsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddAegis();
        services.Configure(configure);
        services.TryAddSingleton(static provider => new BudgetKeeper(
            provider.GetRequiredService<IOptions<BudgetsOptions>>().Value,
            provider.GetService<PriceTable>(),
            provider.GetRequiredService<IMemoryStore>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<BudgetKeeper>>()
        ));
        return services;
    }
}
