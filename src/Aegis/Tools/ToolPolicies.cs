using System.Collections.Concurrent;
using Aegis.Agents;
using Aegis.Resilience;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tools;

/// <summary>The policies of an app's tools: one a tool, however many instances of its class there are.</summary>
internal sealed class ToolPolicies(IServiceProvider services)
{
    private readonly ConcurrentDictionary<ToolDefinition, CallPolicy> policies = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly PolicySource source = new(services, services.GetService<TimeProvider>() ?? TimeProvider.System);

    /// <summary>Where no app has registered any.</summary>
    public static ToolPolicies Default { get; } = new(NoServices.Instance);

    /// <summary>What stands before the method of a tool; made when it is called first.</summary>
    public CallPolicy Of(ToolDefinition tool) =>
        policies.GetOrAdd(tool, static (tool, source) => source.Create(tool.Name, tool.Policies ?? []), source);
}
