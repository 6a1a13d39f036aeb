namespace Aegis.Graph.Model;

/// <summary>One method with <c>[Tool]</c>.</summary>
public sealed record ToolNode
{
    /// <summary>The method's name, not escaped.</summary>
    public required string Method { get; init; }

    /// <summary>The name that models call it by.</summary>
    public required string Name { get; init; }
    public string Description { get; init; } = "";
    public string Schema { get; init; } = "";

    /// <summary>What arguments are checked against; null for the schema itself.</summary>
    public string? EnforcedSchema { get; init; }

    /// <summary>The schema of what it returns; null for nothing.</summary>
    public string? ReturnSchema { get; init; }
    public ToolEffect Effect { get; init; }

    /// <summary>Whether its author has said what its effect is.</summary>
    public bool DeclaresEffect { get; init; }
    public bool Strict { get; init; }
    public bool Serialize { get; init; }
    public int MaxResultChars { get; init; }

    /// <summary>How long a call waits to be allowed; null when nobody has to allow it.</summary>
    public int? ApprovalTimeoutSeconds { get; init; }

    /// <summary>Whether its author has said that nobody needs to allow it.</summary>
    public bool NeedsNoApproval { get; init; }

    /// <summary>The parameter with <c>[IdempotencyKey]</c>; null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The parameters with <c>[FingerprintIgnore]</c>.</summary>
    public EquatableArray<string> FingerprintIgnored { get; init; }

    /// <summary>What tells whether a call took effect; null for nothing.</summary>
    public ProbeMethod? Probe { get; init; }

    /// <summary>Its policies, from the outside in.</summary>
    public EquatableArray<Policy> Policies { get; init; }

    /// <summary>What is called when it has failed for good; null for nothing.</summary>
    public FallbackMethod? Fallback { get; init; }
    public bool IsStatic { get; init; }
    public ReturnShape Returns { get; init; }

    /// <summary>What is inside what it returns; null for nothing.</summary>
    public TypeName? Result { get; init; }
    public EquatableArray<ToolParameter> Parameters { get; init; }

    /// <summary>How values of its parameters are built without a serializer, each after those that it uses.</summary>
    public EquatableArray<ObjectReader> Readers { get; init; }

    /// <summary>The enums in its schemas.</summary>
    public EquatableArray<TypeName> Enums { get; init; }

    /// <summary>What its parameters and its result need a serializer for.</summary>
    public EquatableArray<TypeName> JsonTypes { get; init; }

    /// <summary>What keeps the method from being called by a model; null when nothing does.</summary>
    public string? ShapeDefect { get; init; }
    public EquatableArray<SchemaDefect> SchemaDefects { get; init; }
    public EquatableArray<FixedArgumentDefect> FixedDefects { get; init; }

    /// <summary>The ids under which uses of what is experimental are reported: whoever marked the method knows of it.</summary>
    public EquatableArray<string> Experiments { get; init; }

    /// <summary>Whether the compiler reports the method, so that no rule needs to.</summary>
    public bool IsBroken { get; init; }
}

/// <summary>A <c>[FixedArgument]</c> that binds nothing.</summary>
/// <param name="Index">Which of the tool's.</param>
/// <param name="Detail">What is wrong with it.</param>
public sealed record FixedArgumentDefect(int Index, string Detail);
