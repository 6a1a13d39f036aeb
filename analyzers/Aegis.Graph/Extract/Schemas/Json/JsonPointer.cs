namespace Aegis.Graph.Extract.Schemas;

/// <summary>Ways from a schema to one inside it.</summary>
internal static class JsonPointer
{
    public const string Items = "/items";
    public const string Values = "/additionalProperties";

    public static string Property(string name) => "/properties/" + Escape(name);

    public static string AnyOf(int index) =>
        "/anyOf/" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Escape(string name) =>
        name.IndexOf('~') < 0 && name.IndexOf('/') < 0 ? name : name.Replace("~", "~0").Replace("/", "~1");
}
