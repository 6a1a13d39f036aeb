namespace Aegis.Graph.Extract.Schemas;

/// <summary>Names as <c>JsonNamingPolicy.CamelCase</c> writes them: <c>URLValue</c> becomes <c>urlValue</c>.</summary>
internal static class CamelCase
{
    public static string Of(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
        {
            return name;
        }

        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            var startsWord = i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]);
            if (startsWord || (i == 1 && !char.IsUpper(letters[i])))
            {
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }
}
