namespace Aegis.Graph.Model;

/// <summary>A class of the user's that emitted code adds a part to, or at least names.</summary>
/// <param name="Key">Namespace, containers and name: what findings, edges and hint names identify the class by.</param>
/// <param name="FullName">With <c>global::</c> and keywords escaped.</param>
/// <param name="Name">The bare name, not escaped.</param>
/// <param name="DeclaredName">As a declaration writes it: escaped, with type parameters.</param>
/// <param name="Namespace">Empty in the global namespace; keywords escaped.</param>
/// <param name="Keyword"><c>class</c> or <c>record</c>.</param>
/// <param name="Containers">The types around it, outermost first, as their parts are declared: <c>partial class Outer</c>.</param>
/// <param name="ContainerNames">The bare names of these types.</param>
/// <param name="Visibility">From how far it can be seen.</param>
public sealed record TypeDeclaration(
    string Key,
    string FullName,
    string Name,
    string DeclaredName,
    string Namespace,
    string Keyword,
    EquatableArray<string> Containers,
    EquatableArray<string> ContainerNames,
    Visibility Visibility
)
{
    /// <summary>As a compilation looks the class up.</summary>
    public string MetadataName =>
        (Namespace.Length == 0 ? "" : Namespace.Replace("@", "") + ".")
        + string.Concat(ContainerNames.Select(container => container + "+"))
        + Name;
}
