using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Generators.Tests;

/// <summary>The emitted tools of a type of a consumer's, to be called as a host would.</summary>
internal sealed class Toolbox : IDisposable
{
    private readonly LoadedAssembly loaded;

    private Toolbox(LoadedAssembly loaded, object? instance, Type type)
    {
        this.loaded = loaded;
        Type = type;
        Instance = instance;
    }

    /// <summary>Compiles a project, and builds the type where it is not static.</summary>
    public static Toolbox Of(string source, string type = "Box", params object?[] arguments) =>
        Of(Project.Compile(source), type, arguments);

    public static Toolbox Of(GeneratorRun run, string type = "Box", params object?[] arguments)
    {
        var loaded = run.EmitAndLoad();
        var runtimeType = loaded.Type(type);
        var isStatic = runtimeType is { IsAbstract: true, IsSealed: true };
        return new Toolbox(loaded, isStatic ? null : loaded.Create(type, arguments), runtimeType);
    }

    public Type Type { get; }

    public object? Instance { get; }

    public LoadedAssembly Loaded => loaded;

    public IReadOnlyList<AIFunction> Tools => (IReadOnlyList<AIFunction>)ToolsProperty.GetValue(Instance)!;

    /// <summary>The property itself: a derived type's hides its base's.</summary>
    public PropertyInfo ToolsProperty => Type.GetProperties().First(p => p.Name == "Tools" && p.DeclaringType == Type);

    public IEnumerable<string> Names => Tools.Select(tool => tool.Name);

    public AIFunction this[string name] => Tools.Single(tool => tool.Name == name);

    /// <summary>Calls a tool with arguments as JSON; the result as JSON, a text as it is.</summary>
    public async Task<string> CallAsync(string name, string json = "{}", IServiceProvider? services = null)
    {
        var arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(json)!;
        var given = new AIFunctionArguments(arguments) { Services = services };
        var result = await this[name].InvokeAsync(given, Xunit.TestContext.Current.CancellationToken);
        return result switch
        {
            null => "null",
            string text => text,
            JsonElement element => element.GetRawText(),
            _ => result.GetType().Name,
        };
    }

    public void Dispose() => loaded.Dispose();
}
