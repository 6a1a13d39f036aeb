using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Building;

/// <summary>Classes by their keys.</summary>
internal static class Declarations
{
    public static TypeDeclaration Class(string key)
    {
        var name = NameOf(key);
        var space = key[..Math.Max(0, key.Length - name.Length - 1)];
        return new TypeDeclaration(
            key,
            "global::" + key,
            name,
            name,
            space,
            "class",
            default,
            default,
            Visibility.Public
        );
    }

    public static string NameOf(string key) => key[(key.LastIndexOf('.') + 1)..];
}
