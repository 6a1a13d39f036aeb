namespace Aegis.Tools.BuiltIn;

/// <summary>A folder that was checked. Names below <see cref="AccessPath"/> are looked up in it, for as long as it is open.</summary>
internal sealed class OpenFolder(string accessPath, IDisposable? handle, Action verify) : IDisposable
{
    /// <summary>Where the system finds it; nothing to show to a model.</summary>
    public string AccessPath { get; } = accessPath;

    /// <summary>Checks once more that it lies below the root, where its path could have changed its meaning meanwhile.</summary>
    public void Verify() => verify();

    public void Dispose() => handle?.Dispose();
}
