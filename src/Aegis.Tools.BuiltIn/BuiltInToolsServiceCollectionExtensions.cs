using Aegis.Tools.BuiltIn;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the built-in tools, each as a singleton that agents name by <c>[UseTools&lt;T&gt;]</c>.</summary>
public static class BuiltInToolsServiceCollectionExtensions
{
    /// <summary>Registers <see cref="HttpTools"/>; its time limit runs by the registered <see cref="TimeProvider"/>, if any.</summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="configure">Says which hosts may be read.</param>
    /// <exception cref="InvalidOperationException">It is registered already.</exception>
    public static IServiceCollection AddHttpTools(
        this IServiceCollection services,
        Action<HttpToolsOptions> configure
    ) => services.AddTools(configure, (options, time) => new HttpTools(options, time));

    /// <summary>Registers <see cref="FileTools"/>.</summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="configure">Says which folder may be read, and whether it may be written.</param>
    /// <exception cref="InvalidOperationException">It is registered already.</exception>
    public static IServiceCollection AddFileTools(
        this IServiceCollection services,
        Action<FileToolsOptions> configure
    ) => services.AddTools(configure, (options, _) => new FileTools(options));

    /// <summary>Registers <see cref="ShellTools"/>; its time limit runs by the registered <see cref="TimeProvider"/>, if any.</summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="configure">Says which programs may be run, and where.</param>
    /// <exception cref="InvalidOperationException">It is registered already.</exception>
    public static IServiceCollection AddShellTools(
        this IServiceCollection services,
        Action<ShellToolsOptions> configure
    ) => services.AddTools(configure, (options, time) => new ShellTools(options, time));

    private static IServiceCollection AddTools<TTools, TOptions>(
        this IServiceCollection services,
        Action<TOptions> configure,
        Func<TOptions, TimeProvider?, TTools> create
    )
        where TTools : class
        where TOptions : new()
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        // two sets of permissions for one type: which of them holds should not depend on the order of calls
        if (services.Any(service => service.ServiceType == typeof(TTools)))
        {
            throw new InvalidOperationException(
                $"{typeof(TTools).Name} is registered already; configure it in one place."
            );
        }

        return services.AddSingleton(provider =>
        {
            var options = new TOptions();
            configure(options);
            return create(options, provider.GetService<TimeProvider>());
        });
    }
}
