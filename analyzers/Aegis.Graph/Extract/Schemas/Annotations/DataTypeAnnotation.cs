namespace Aegis.Graph.Extract.Schemas;

/// <summary><c>[DataType]</c>, where JSON has a format for it.</summary>
internal static class DataTypeAnnotation
{
    // the values of System.ComponentModel.DataAnnotations.DataType
    private const int DateTime = 1;
    private const int Date = 2;
    private const int Time = 3;
    private const int EmailAddress = 10;
    private const int Url = 12;
    private const int ImageUrl = 13;

    public static void Apply(AnnotationTarget target)
    {
        if (target.Find("DataTypeAttribute")?.Argument(0) is not int kind)
        {
            return;
        }

        var node = target.Node;
        node.Format ??= kind switch
        {
            DateTime => "date-time",
            Date => "date",
            Time => "time",
            EmailAddress => "email",
            Url or ImageUrl => "uri",
            _ => null,
        };
        if (kind == ImageUrl)
        {
            node.ContentMediaType ??= "image/*";
        }
    }
}
