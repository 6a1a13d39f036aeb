namespace Aegis.Graph.Extract.Schemas;

/// <summary>Types as JSON names them.</summary>
internal static class JsonTypeNames
{
    private static readonly KeyValuePair<JsonTypes, string>[] Names =
    [
        new(JsonTypes.String, "\"string\""),
        new(JsonTypes.Integer, "\"integer\""),
        new(JsonTypes.Number, "\"number\""),
        new(JsonTypes.Boolean, "\"boolean\""),
        new(JsonTypes.Array, "\"array\""),
        new(JsonTypes.Object, "\"object\""),
        new(JsonTypes.Null, "\"null\""),
    ];

    public static List<string> Of(JsonTypes types)
    {
        var names = new List<string>(2);
        foreach (var name in Names)
        {
            if ((types & name.Key) != 0)
            {
                names.Add(name.Value);
            }
        }

        return names;
    }
}
