using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>A method as a function, by reflection.</summary>
internal static class DelegateFunction
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = AgentJson.CreateDefault();
        // a member in another case than the schema's has not been checked
        options.PropertyNameCaseInsensitive = false;
        ReadOnlyCollections.AreFilledBy(options);
        return options;
    }

    /// <summary>
    /// Arguments are read and results written as those of compiled tools are, apart from odd spellings of numbers: converters
    /// that take these hide the types from the schema.
    /// </summary>
    [RequiresUnreferencedCode("Parameters are found by reflection.")]
    [RequiresDynamicCode("Parameters are found by reflection.")]
    public static AIFunction Create(string name, string description, Delegate method) =>
        AIFunctionFactory.Create(
            method,
            new AIFunctionFactoryOptions
            {
                Name = name,
                Description = description,
                SerializerOptions = Options,
                ConfigureParameterBinding = static parameter =>
                    parameter.ParameterType == typeof(AgentContext)
                        ? new AIFunctionFactoryOptions.ParameterBindingOptions
                        {
                            ExcludeFromSchema = true,
                            BindParameter = static (_, _) => AgentContext.Current,
                        }
                        : default,
            }
        );

    /// <summary>Refuses a schema by which the method could never be called.</summary>
    /// <exception cref="ArgumentException">The method needs an argument that the schema does not name.</exception>
    public static void CheckFit(string name, JsonElement needed, JsonElement schema)
    {
        if (
            schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("properties", out var properties)
            || properties.ValueKind != JsonValueKind.Object
            || !needed.TryGetProperty("required", out var required)
        )
        {
            return;
        }

        foreach (var parameter in required.EnumerateArray())
        {
            if (!properties.TryGetProperty(parameter.GetString()!, out _))
            {
                throw new ArgumentException(
                    $"The method of tool '{name}' needs '{parameter.GetString()}', which the schema does not name. Name it, rename "
                        + "the parameter, give it a default, or let the method take AIFunctionArguments.",
                    nameof(schema)
                );
            }
        }
    }
}
