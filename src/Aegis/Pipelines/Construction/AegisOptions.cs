using System.Text.Json;
using Aegis.Agents;
using Aegis.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aegis;

/// <summary>What all pipelines that are built from the same services share.</summary>
public sealed class AegisOptions
{
    internal static readonly AegisOptions Default = new();

    private JsonSerializerOptions jsonSerializerOptions = AgentJson.CreateDefault();
    private int maxToolRounds = 20;
    private int maxParallelToolCalls = 8;

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

    /// <summary>What spans may say. Default: nothing of what people and models say.</summary>
    public TelemetryOptions Telemetry { get; } = new();

    /// <summary>
    /// How many times in one answer an agent's model may ask for tools; then it has to answer without. Default: 20; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxToolRounds
    {
        get => maxToolRounds;
        set => maxToolRounds = AtLeastOne(value, nameof(MaxToolRounds));
    }

    /// <summary>
    /// How many of the tool calls that a model asks for at once run at the same time; the others wait. Default: 8; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxParallelToolCalls
    {
        get => maxParallelToolCalls;
        set => maxParallelToolCalls = AtLeastOne(value, nameof(MaxParallelToolCalls));
    }

    /// <summary>The options of an app's services, else the defaults.</summary>
    internal static AegisOptions From(IServiceProvider services) =>
        services.GetService<IOptions<AegisOptions>>()?.Value ?? Default;

    private static int AtLeastOne(int value, string option) =>
        value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                option,
                value,
                $"{nameof(AegisOptions)}.{option} is {value}, but has to be at least 1."
            );
}
