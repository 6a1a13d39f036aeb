using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aegis.Approvals;

namespace Aegis.Tools;

/// <summary>All that is known of a tool before it is called. Emitted code holds one for each tool, made once.</summary>
/// <param name="name">The name that models call it by.</param>
public sealed class ToolDefinition(string name)
{
    private static readonly JsonElement NoParameters = Parse(
        """{"type":"object","properties":{},"additionalProperties":false}"""
    );

    private ToolShape? shape;
    private bool? isPlain;
    private object? schema;
    private object? returnSchema;
    private string? version;

    /// <summary>The name that models call it by.</summary>
    public string Name { get; } = name;

    /// <summary>What it does, for the model. Default: empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The JSON schema of its arguments, an object. Default: no arguments.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? Schema { get; init; }

    /// <summary>
    /// The JSON schema that arguments are checked against, where the one for models can not say it all. With
    /// <see cref="Strict"/>, <c>null</c> stands for a member that it does not require. Default: <see cref="Schema"/>.
    /// </summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? EnforcedSchema { get; init; }

    /// <summary>The JSON schema of what it returns. Default: not stated.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? ReturnSchema { get; init; }

    /// <summary>What a call does to the world. Default: <see cref="ToolEffect.Unspecified"/>.</summary>
    public ToolEffect Effect { get; init; }

    /// <summary>Whether the schema is one that strict function calling accepts. Default: <see langword="false"/>.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Whether calls run one at a time, whatever instances of the tool's class they are of. Default: <see langword="false"/>.
    /// </summary>
    public bool Serialize
    {
        get => OneAtATime is not null;
        init => OneAtATime = value ? new SemaphoreSlim(1, 1) : null;
    }

    /// <summary>Whether it gives its result item by item. Default: <see langword="false"/>.</summary>
    public bool Streams { get; init; }

    /// <summary>How many characters of a result the model is given. Default: 0, all of them.</summary>
    public int MaxResultChars { get; init; }

    /// <summary>Whether somebody has to allow each call. Default: <see langword="false"/>.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>How long a call waits to be allowed, in seconds. Default: 3600.</summary>
    public int ApprovalTimeoutSeconds { get; init; } = 3600;

    /// <summary>The parameter that says which action a call is. Default: none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The parameters that do not tell one action from another. Default: none.</summary>
    public IReadOnlyList<string> FingerprintIgnored { get; init; } = [];

    /// <summary>
    /// What stands between a call that may happen and the method. Default: none; a list without any has only a fallback.
    /// </summary>
    public IReadOnlyList<PolicyAttribute>? Policies { get; init; }

    /// <summary>The schema of the arguments as JSON, parsed when it is first asked for.</summary>
    public JsonElement JsonSchema => (JsonElement)(schema ??= Schema is null ? NoParameters : Parse(Schema));

    /// <summary>The schema of the result as JSON, parsed when it is first asked for; none when not stated.</summary>
    public JsonElement? ReturnJsonSchema =>
        ReturnSchema is null ? null : (JsonElement)(returnSchema ??= Parse(ReturnSchema));

    /// <summary>The schema of a tool that was not emitted, in place of <see cref="Schema"/>.</summary>
    internal JsonElement GivenSchema
    {
        init => schema = value;
    }

    /// <summary>The lock of a tool that runs one call at a time.</summary>
    internal SemaphoreSlim? OneAtATime { get; private init; }

    /// <summary>What the schema asks of each argument.</summary>
    internal ToolShape Shape => shape ??= new ToolShape(EnforcedSchema is null ? JsonSchema : Parse(EnforcedSchema));

    /// <summary>Whether anything stands between the checked arguments and the method.</summary>
    internal bool IsGuarded => Serialize || IsRecorded;

    /// <summary>
    /// Whether nothing stands between typed arguments and the method: no guard, no policy, nothing to check beyond the types.
    /// </summary>
    internal bool IsPlain => isPlain ??= !IsGuarded && Policies is null && !Shape.IsConstrained;

    /// <summary>Whether a call has to be recorded, so that it happens once, or only with approval.</summary>
    internal bool IsRecorded => RequiresApproval || Effect >= ToolEffect.AtMostOnce;

    /// <summary>What somebody allows who allows a call: another version of the tool is another tool.</summary>
    internal string Version => version ??= ToolVersion.Of(this);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
