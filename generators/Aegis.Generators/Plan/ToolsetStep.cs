using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>A type whose tools agents of a pipeline use.</summary>
internal sealed record ToolsetStep
{
    /// <summary>The type as code writes it anywhere.</summary>
    public required string Type { get; init; }

    /// <summary>Its bare name.</summary>
    public required string Name { get; init; }

    /// <summary>The property that holds the instance; empty for a type whose tools need none.</summary>
    public required string Instance { get; init; }

    /// <summary>Whether the pipeline can build one; if not, the provider has to know it.</summary>
    public bool IsBuildable { get; init; }

    /// <summary>Whether a provider can know one: structures are no services.</summary>
    public bool IsService { get; init; }
    public bool IsDisposable { get; init; }
    public EquatableArray<ConstructorParameter> Constructor { get; init; }

    public bool NeedsServices =>
        !IsBuildable
        || Constructor.Any(p => p.Kind is not (ServiceKind.ChatClient or ServiceKind.BuiltIn) && p.Default is null);

    public bool TakesChatClient => Constructor.Any(p => p.Kind == ServiceKind.ChatClient && p.Key is null);
}
