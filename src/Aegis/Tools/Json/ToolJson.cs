using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;

namespace Aegis.Tools;

/// <summary>
/// How the arguments and results of a project's tools become values and JSON: <see cref="JsonSerializerDefaults.Web"/>, enums
/// as names, numbers, booleans and enums also from text, unknown properties refused.
/// </summary>
public sealed class ToolJson
{
    private static readonly ConditionalWeakTable<IJsonTypeInfoResolver, ToolJson> Known = [];

    private CanonicalValue? canonical;

    private ToolJson(IJsonTypeInfoResolver? resolver)
    {
        Options = AgentJson.CreateDefault();
        Options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        // a member in another case than the schema's has not been checked
        Options.PropertyNameCaseInsensitive = false;
        Options.MaxDepth = JsonCheck.MaxDepth;
        LenientConverters.AddTo(Options.Converters);
        if (resolver is not null)
        {
            Options.TypeInfoResolverChain.Insert(0, resolver);
        }

        Options.TypeInfoResolverChain.Add(RegisteredEnums.Instance);
        ReadOnlyCollections.AreFilledBy(Options);
    }

    /// <summary>For a project without a <see cref="JsonSerializerContext"/> of its own.</summary>
    public static ToolJson Default { get; } = new(resolver: null);

    /// <summary>The options in use.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>How a value becomes the same text whatever spelling it came in.</summary>
    internal CanonicalValue Canonical => canonical ??= new CanonicalValue(Options);

    /// <summary>For a project with contexts of its own; types that none of them knows are read by reflection where it is enabled.</summary>
    /// <param name="contexts">The contexts, the first that knows a type first.</param>
    /// <returns>One for each first context.</returns>
    public static ToolJson For(params IJsonTypeInfoResolver[] contexts)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        return contexts.Length == 0
            ? Default
            : Known.GetValue(contexts[0], _ => new ToolJson(JsonTypeInfoResolver.Combine(contexts)));
    }

    /// <summary>Makes an enum readable by its names where code can not be made at run time.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <returns>This.</returns>
    public ToolJson WithEnum<TEnum>()
        where TEnum : struct, Enum
    {
        RegisteredEnums.Register<TEnum>();
        return this;
    }

    /// <exception cref="ToolSetupException">Nothing knows the type.</exception>
    internal JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)TypeInfo(typeof(T));

    /// <exception cref="ToolSetupException">Nothing knows the type.</exception>
    internal JsonTypeInfo TypeInfo(Type type) =>
        Options.TryGetTypeInfo(type, out var typeInfo)
            ? typeInfo
            : throw new ToolSetupException(
                $"How '{TypeName.Of(type)}' becomes JSON is not known. Put [JsonSerializable(typeof({TypeName.Of(type)}))] on a "
                    + "JsonSerializerContext of the project of the tool."
            );
}
