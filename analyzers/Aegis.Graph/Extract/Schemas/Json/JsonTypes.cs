namespace Aegis.Graph.Extract.Schemas;

/// <summary>The <c>type</c> keyword. Its members are written in this order.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    String = 1,
    Integer = 2,
    Number = 4,
    Boolean = 8,
    Array = 16,
    Object = 32,
    Null = 64,
}
