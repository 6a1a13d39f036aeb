namespace Aegis.Graph.Model;

/// <summary>Types that need no symbol to be known.</summary>
public static class KnownTypes
{
    /// <summary>Stands for a type that the compiler does not know and reports: no use of it is an error of its own.</summary>
    public static TypeName Anything { get; } = new("dynamic", "dynamic", Visibility.Public, IsReference: true);

    public static TypeName Text { get; } = new("string", "string", Visibility.Public, IsReference: true);
}
