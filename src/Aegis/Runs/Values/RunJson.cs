using System.Text.Json;
using System.Text.Json.Serialization;
using Aegis.Agents;

namespace Aegis.Runs;

/// <summary>The JSON in which a run keeps values: as agents and models exchange it, but nothing is left out or refused.</summary>
internal static class RunJson
{
    public static JsonSerializerOptions From(IServiceProvider services) =>
        new(AgentJson.From(services))
        {
            // what an agent may leave null, and a model may not, has to come back; a tuple is made of fields
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            IncludeFields = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            RespectNullableAnnotations = false,
            RespectRequiredConstructorParameters = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
            WriteIndented = false,
        };
}
