namespace Aegis.Tools;

/// <summary>One step into a value: to a property, or to an item.</summary>
/// <param name="Name">The property; none for an item.</param>
/// <param name="Index">The item.</param>
internal readonly record struct JsonStep(string? Name, int Index);
