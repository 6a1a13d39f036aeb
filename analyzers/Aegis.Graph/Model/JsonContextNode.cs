namespace Aegis.Graph.Model;

/// <summary>A <c>JsonSerializerContext</c> of the project.</summary>
/// <param name="FullName">As code can write it anywhere.</param>
/// <param name="Types">The types that its <c>[JsonSerializable]</c> attributes name, and those in them, by identity.</param>
public sealed record JsonContextNode(string FullName, EquatableArray<string> Types);
