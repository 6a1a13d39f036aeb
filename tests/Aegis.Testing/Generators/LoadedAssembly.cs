using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Testing;

/// <summary>A compiled test project, loaded to be run; unloaded when disposed.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context;

    private LoadedAssembly(AssemblyLoadContext context, Assembly assembly)
    {
        _context = context;
        Assembly = assembly;
    }

    /// <summary>The assembly itself.</summary>
    public Assembly Assembly { get; }

    /// <summary>A type by its full name.</summary>
    public Type Type(string fullName) =>
        Assembly.GetType(fullName)
        ?? throw new TestFailureException($"{Assembly.GetName().Name} has no type '{fullName}'");

    /// <summary>Constructs a type, whatever the accessibility of it and of its constructor.</summary>
    public object Create(string fullName, params object?[] arguments) =>
        Activator.CreateInstance(
            Type(fullName),
            Any | BindingFlags.Instance | BindingFlags.CreateInstance,
            null,
            arguments,
            null
        )!;

    /// <summary>Calls a static method; a <see cref="Task"/> is awaited and its result returned.</summary>
    public async Task<object?> CallAsync(string type, string method, params object?[] arguments) =>
        await ResultAsync(Type(type).InvokeMember(method, Static, null, null, arguments, null));

    /// <summary>Calls a method; a <see cref="Task"/> is awaited and its result returned.</summary>
    public static async Task<object?> CallAsync(object target, string method, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(target);
        return await ResultAsync(target.GetType().InvokeMember(method, Instance, null, target, arguments, null));
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    internal static LoadedAssembly Load(CSharpCompilation compilation, ImmutableArray<ReferencedAssembly> projects)
    {
        // what the test process has (Aegis, its dependencies) comes from the default context, so that types are the same
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        foreach (var project in projects)
        {
            Load(context, project.Image);
        }

        return new LoadedAssembly(context, Load(context, AssemblyImage.Emit(compilation)));
    }

    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic;
    private const BindingFlags Call =
        Any | BindingFlags.InvokeMethod | BindingFlags.OptionalParamBinding | BindingFlags.DoNotWrapExceptions;
    private const BindingFlags Static = Call | BindingFlags.Static;
    private const BindingFlags Instance = Call | BindingFlags.Instance;

    private static Assembly Load(AssemblyLoadContext context, ImmutableArray<byte> image)
    {
        using var stream = new MemoryStream([.. image]);
        return context.LoadFromStream(stream);
    }

    private static async Task<object?> ResultAsync(object? returned)
    {
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }
}
