namespace Aegis.Tools;

/// <summary>The parameters of a tool, as messages name them.</summary>
internal static class ParameterNames
{
    /// <summary>What is wrong with an argument that no parameter takes.</summary>
    public static string Unknown(IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } known
            ? $"is no parameter; known are: {known}"
            : "is no parameter; the tool takes none";
}
