using System.Text.Json;

namespace Aegis.Memory;

/// <summary>
/// How a <see cref="SessionMemory"/> behaves. In an app: named options, the name being the memory's;
/// <c>services.Configure&lt;SessionMemoryOptions&gt;(…)</c> without a name sets those of the memory that agents have without asking
/// for another.
/// </summary>
public sealed class SessionMemoryOptions
{
    /// <summary>Whose memory it is; the stores keep tenants apart. Default: <c>default</c>.</summary>
    public string Tenant { get; set; } = "default";

    /// <summary>
    /// What commits do about conflicts that do not say themselves; among them those of agents in a pipeline. Default:
    /// <see cref="ConflictStrategy.LastWriteWins"/>.
    /// </summary>
    public ConflictStrategy Strategy { get; set; } = ConflictStrategy.LastWriteWins;

    /// <summary>
    /// What commits do about conflicts over these keys, whatever holds for the others. Default: none are special.
    /// </summary>
    public IDictionary<string, ConflictStrategy> KeyStrategies { get; } =
        new Dictionary<string, ConflictStrategy>(StringComparer.Ordinal);

    /// <summary>How values become JSON. Default: as <see cref="AegisOptions.JsonSerializerOptions"/> says.</summary>
    public JsonSerializerOptions? JsonSerializerOptions { get; set; }
}
