namespace Aegis.Graph.Model;

/// <summary>A type as emitted code and messages write it.</summary>
/// <param name="FullName">With <c>global::</c> and nullable annotations, as code can write it anywhere.</param>
/// <param name="DisplayName">Short, for messages.</param>
/// <param name="Visibility">From how far all its parts can be seen.</param>
/// <param name="IsReference">Whether its default is null, so that emitted code states that it is not.</param>
public sealed record TypeName(string FullName, string DisplayName, Visibility Visibility, bool IsReference)
{
    /// <summary>The full name without nullable annotations of references, which make no other type.</summary>
    public string Identity { get; init; } = FullName;

    /// <summary>Whether the compiler knows no such type, and says so itself.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether it means something only where it stands: a type parameter, or a pointer in unsafe code.</summary>
    public bool IsConfined { get; init; }
}
