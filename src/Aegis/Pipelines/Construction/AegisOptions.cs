using System.Text.Json;
using Aegis.Agents;

namespace Aegis;

/// <summary>What all pipelines that are built from the same services share.</summary>
public sealed class AegisOptions
{
    private JsonSerializerOptions jsonSerializerOptions = AgentJson.CreateDefault();

    /// <summary>
    /// How values become the JSON that prompts show and that models answer with. Default:
    /// <see cref="JsonSerializerDefaults.Web"/>, enums as names, a missing or <see langword="null"/> member that the type
    /// does not allow is refused.
    /// </summary>
    /// <remarks>
    /// Under Native AOT add your own <c>JsonSerializerContext</c>:
    /// <c>options.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, MyJsonContext.Default)</c>, and put
    /// <c>[JsonConverter(typeof(JsonStringEnumConverter&lt;T&gt;))]</c> on enums. Options that name no resolver
    /// are given the default one.
    /// </remarks>
    public JsonSerializerOptions JsonSerializerOptions
    {
        get => jsonSerializerOptions;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            jsonSerializerOptions = value;
        }
    }
}
