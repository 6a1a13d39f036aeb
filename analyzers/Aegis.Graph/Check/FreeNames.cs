namespace Aegis.Graph.Check;

/// <summary>Finds names that nothing has yet.</summary>
internal static class FreeNames
{
    /// <summary>The wanted name, or the first of it with a number behind that is free; it is taken from then on.</summary>
    public static string Like(string wanted, HashSet<string> taken)
    {
        var name = wanted;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = wanted + number;
        }

        return name;
    }

    /// <summary>As a parameter is named: <c>ReportWriter</c> becomes <c>reportWriter</c>.</summary>
    public static string Camel(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>As the second word of a name: <c>count</c> becomes <c>Count</c>.</summary>
    public static string Pascal(string name) =>
        name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
