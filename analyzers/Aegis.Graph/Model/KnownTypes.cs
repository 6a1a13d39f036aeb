namespace Aegis.Graph.Model;

/// <summary>Types that need no symbol to be known.</summary>
public static class KnownTypes
{
    public static TypeName Text { get; } = new("string", "string", Visibility.Public, IsReference: true);
}
