using System.Reflection;
using System.Runtime.Loader;

namespace Aegis.Benchmarks.Telemetry;

/// <summary>
/// A second Aegis in this process, perhaps of another version, with these benchmarks over it: what else the machine does hits both
/// alike. It has statics of its own, and so a source of spans that others can be told apart from.
/// </summary>
internal sealed class AegisCopy(string aegis) : AssemblyLoadContext("copy")
{
    private static readonly string Own = typeof(AegisCopy).Assembly.GetName().Name!;

    /// <summary>A subject of its own.</summary>
    public Func<Task> Subject(string name) =>
        (Func<Task>)
            LoadFromAssemblyName(new AssemblyName(Own))
                .GetType(typeof(Subjects).FullName!)!
                .GetMethod(nameof(Subjects.Create))!
                .Invoke(null, [name])!;

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == Own ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Own + ".dll"))
        : assemblyName.Name == "Aegis" ? LoadFromAssemblyPath(aegis)
        : null;
}
