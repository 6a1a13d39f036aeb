using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aegis.Resilience;

/// <summary>Makes the policies of agents and tools: attributes first, then named options over them.</summary>
internal sealed class PolicySource(IServiceProvider services, TimeProvider clock)
{
    private readonly Lazy<CircuitBreakerRegistry> breakers = new(() =>
        services.GetService<CircuitBreakerRegistry>() ?? new CircuitBreakerRegistry(timeProvider: clock)
    );

    /// <summary>The policy of one agent or tool.</summary>
    /// <param name="name">The agent's id or the tool's name.</param>
    /// <param name="attributes">What its source says.</param>
    /// <exception cref="OptionsValidationException">Named options ask for what can not be.</exception>
    public CallPolicy Create(string name, IEnumerable<PolicyAttribute> attributes)
    {
        var options = new ResilienceOptions();
        foreach (var attribute in attributes)
        {
            attribute.Apply(options);
        }

        Configure(name, options);
        ResilienceValidation.Validate(name, options);
        return new CallPolicy(
            new PolicyParts(
                name,
                options,
                BreakerOf(name, options),
                services.GetService<IFaultClassifier>() ?? FaultClassifier.Default,
                clock
            )
        );
    }

    /// <summary>Applies what the app has configured under the name, as the options' own factory would, over what is there.</summary>
    private void Configure(string name, ResilienceOptions options)
    {
        foreach (var setup in All<IConfigureOptions<ResilienceOptions>>())
        {
            if (setup is IConfigureNamedOptions<ResilienceOptions> named)
            {
                named.Configure(name, options);
            }
            else if (name.Length == 0)
            {
                setup.Configure(options);
            }
        }

        foreach (var setup in All<IPostConfigureOptions<ResilienceOptions>>())
        {
            setup.PostConfigure(name, options);
        }

        foreach (var validation in All<IValidateOptions<ResilienceOptions>>())
        {
            if (validation.Validate(name, options) is { Failed: true, Failures: var failures })
            {
                throw new OptionsValidationException(name, typeof(ResilienceOptions), failures);
            }
        }
    }

    // a provider that knows nothing need not know empty lists
    private IEnumerable<T> All<T>() => services.GetService<IEnumerable<T>>() ?? [];

    private CircuitBreaker? BreakerOf(string name, ResilienceOptions all)
    {
        var options = all.CircuitBreaker;
        return options.ConsecutiveFailures == 0
            ? null
            : breakers.Value.GetBreaker(
                options.Key ?? name,
                new CircuitBreakerOptions
                {
                    ConsecutiveFailureLimit = options.ConsecutiveFailures,
                    RecoveryTimeout = options.RecoveryTimeout,
                    ProbeLease = LongestCall(all),
                }
            );
    }

    /// <summary>How long a call may take that is let through to try, so that a hung one does not keep all others out for ever.</summary>
    private static TimeSpan LongestCall(ResilienceOptions options)
    {
        var longest =
            options.Timeout.Total
            ?? (options.Timeout.Attempt + LongestWait(options.Retry)) * options.Retry.MaxAttempts
            ?? TimeSpan.FromMinutes(10);
        return longest < TimeSpan.FromDays(1) ? longest + TimeSpan.FromSeconds(1) : TimeSpan.FromDays(1);
    }

    private static TimeSpan LongestWait(RetryOptions retry) =>
        retry.MaxDelay > retry.MaxRetryAfter ? retry.MaxDelay : retry.MaxRetryAfter;
}
