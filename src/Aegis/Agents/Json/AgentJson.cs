using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aegis.Agents;

/// <summary>The JSON that agents and models exchange.</summary>
internal static class AgentJson
{
    private static readonly JsonSerializerOptions Default = Freeze(CreateDefault());

    /// <summary>The options that a provider was given by <c>AddAegis</c>, else the default ones.</summary>
    public static JsonSerializerOptions From(IServiceProvider services) =>
        services.GetService<IOptions<AegisOptions>>()?.Value.JsonSerializerOptions ?? Default;

    /// <summary>Writable options that take from a model what is unambiguous, and refuse what lacks a part.</summary>
    public static JsonSerializerOptions CreateDefault()
    {
        // Web naming, numbers also from strings; reflection only where the app has it enabled
        var options = new JsonSerializerOptions(AIJsonUtilities.DefaultOptions)
        {
            // models write "$type" anywhere
            AllowOutOfOrderMetadataProperties = true,
            AllowTrailingCommas = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            // each blank is paid for
            WriteIndented = false,
        };

        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            RefuseNumbersAsEnums(options);
        }

        return options;
    }

    /// <summary>How values of a type become JSON.</summary>
    /// <exception cref="InvalidOperationException">The options know no such type.</exception>
    public static JsonTypeInfo TypeInfo(JsonSerializerOptions options, Type type) =>
        options.TryGetTypeInfo(type, out var typeInfo)
            ? typeInfo
            : throw new InvalidOperationException(
                $"How '{TypeName.Of(type)}' becomes JSON is not known. Put [JsonSerializable(typeof({TypeName.Of(type)}))] on a "
                    + "JsonSerializerContext and register it: services.AddAegis(options => "
                    + "options.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, MyJsonContext.Default))."
            );

    /// <summary>The stock converter takes 99 for any enum.</summary>
    [UnconditionalSuppressMessage(
        "AOT",
        "IL3050",
        Justification = "Called under IsDynamicCodeSupported, which the analyzer does not see in net8.0."
    )]
    private static void RefuseNumbersAsEnums(JsonSerializerOptions options)
    {
        for (var index = 0; index < options.Converters.Count; index++)
        {
            if (options.Converters[index] is JsonStringEnumConverter)
            {
                options.Converters[index] = new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false);
            }
        }
    }

    private static JsonSerializerOptions Freeze(JsonSerializerOptions options)
    {
        options.MakeReadOnly();
        return options;
    }
}
