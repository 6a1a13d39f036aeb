using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The constructors of a pipeline, and how its agents are built: by direct calls, without reflection.</summary>
internal static class ConstructionEmitter
{
    private const string ChatClient = "global::Microsoft.Extensions.AI.IChatClient";
    private const string Provider = "global::System.IServiceProvider";
    private const string Host = "global::Aegis.Pipelines.PipelineHost";
    private const string NullArgument = "throw new global::System.ArgumentNullException";

    public static void EmitConstructors(SourceWriter writer, PipelinePlan plan)
    {
        var name = Code.Name(plan.Type.Name);
        var pipeline = Code.Literal(plan.Type.Name);
        var usesClient = plan.TakesChatClient || plan.Agents.Any(agent => agent.UsesModel || agent.NeedsContext);
        if (!plan.NeedsServices && !plan.UsesModel && !plan.TakesChatClient)
        {
            writer.Line("/// <summary>A pipeline whose agents need neither a model nor services.</summary>");
            writer.Line(Code.Generated);
            writer.Line($"{plan.Access} {name}()");
            Chain(writer, pipeline, "chatClient: null");
        }

        if (!plan.NeedsServices && usesClient)
        {
            writer.Line("/// <summary>A pipeline whose agents ask one model and need nothing else.</summary>");
            writer.Line("/// <param name=\"chatClient\">The model.</param>");
            writer.Line(Code.Generated);
            writer.Line($"{plan.Access} {name}({ChatClient} chatClient)");
            Chain(writer, pipeline, $"chatClient ?? {NullArgument}(nameof(chatClient))");
        }

        writer.Line("/// <summary>A pipeline whose agents get the model and their services from a provider.</summary>");
        writer.Line("/// <param name=\"services\">May know nothing that no agent asks for.</param>");
        writer.Line(Code.Generated);
        writer.Line($"{plan.Access} {name}({Provider} services)");
        Chain(writer, pipeline, "services");

        writer.Line(Code.Generated);
        writer.Open($"private {name}({Host} host)");
        writer.Line($"agents = new {Code.AgentSet}(host);");
        writer.Line("runner = new(host, Shape);");
        writer.Close();
        writer.Line();
    }

    /// <summary>Builds an agent from a host, which owns what wants to be disposed of.</summary>
    public static void EmitBuild(SourceWriter writer, string target, AgentStep agent, string host) =>
        EmitBuild(writer, $"{target} = ", agent.Type, agent.Id, agent.IsDisposable, agent.Constructor, host);

    /// <summary>Builds anything as agents are built.</summary>
    public static void EmitBuild(
        SourceWriter writer,
        string before,
        string type,
        string id,
        bool isDisposable,
        EquatableArray<ConstructorParameter> constructor,
        string host,
        bool isToolset = false
    )
    {
        var arguments = Resolved(constructor)
            .Select(parameter => $"{Code.Name(parameter.Name)}: {Resolve(id, parameter, host, isToolset)}")
            .ToList();
        var (open, close) = isDisposable ? ($"{host}.Own(", ");") : ("", ";");
        writer.Call($"{before}{open}new {type}(", arguments, $"){close}");
    }

    /// <summary>Whether an agent is not just <c>new()</c>.</summary>
    public static bool NeedsHost(AgentStep agent) => agent.IsDisposable || Resolved(agent.Constructor).Any();

    /// <summary>What no container resolves has a default, and the constructor knows it.</summary>
    private static IEnumerable<ConstructorParameter> Resolved(EquatableArray<ConstructorParameter> constructor) =>
        constructor.Where(parameter => parameter is not { Kind: ServiceKind.Value, Key: null });

    private static void Chain(SourceWriter writer, string pipeline, string source)
    {
        writer.Indent();
        writer.Call($": this(new {Host}(", [pipeline, source], ")) { }");
        writer.Unindent();
        writer.Line();
    }

    private static string Resolve(string id, ConstructorParameter parameter, string host, bool isToolset)
    {
        if (LoggerOf(id, parameter, host) is { } logger)
        {
            return logger;
        }

        var type = parameter.Type.IsReference ? parameter.Type.FullName.TrimEnd('?') : parameter.Type.FullName;
        var isOptional = parameter.Default is not null || parameter.AcceptsNull;
        if (isOptional)
        {
            var fallback = parameter.Default is null or "default" ? "" : parameter.Default;
            return parameter.Key is { } optionalKey
                ? $"{host}.OptionalKeyed<{type}>({optionalKey}{(fallback.Length > 0 ? ", " + fallback : "")})"
                : $"{host}.Optional<{type}>({fallback})";
        }

        var names = $"{Code.Literal(id)}, {Code.Literal(parameter.Name)}{(isToolset ? ", isToolset: true" : "")}";
        return parameter.Key is { } key
            ? $"{host}.RequiredKeyed<{type}>({key}, {names})"
            : $"{host}.Required<{type}>({names})";
    }

    /// <summary>Logs are made by Aegis where nobody provides them, which takes their category.</summary>
    private static string? LoggerOf(string id, ConstructorParameter parameter, string host)
    {
        const string logger = "global::Microsoft.Extensions.Logging.ILogger";
        var type = parameter.Type.FullName.TrimEnd('?');
        return parameter.Key is not null ? null
            : type == logger ? $"{host}.Logger({Code.Literal(id)})"
            : type.StartsWith(logger + "<", StringComparison.Ordinal)
                ? $"{host}.Logger{type.Substring(logger.Length)}()"
            : null;
    }
}
