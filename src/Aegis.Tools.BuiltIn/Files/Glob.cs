using System.IO.Enumeration;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// A pattern over names: <c>*</c> and <c>?</c> within one, <c>**</c> for any number of folders. A pattern without <c>/</c>
/// is about the name alone, in whatever folder. It takes no more time than length times length, whatever a model writes.
/// </summary>
internal sealed class Glob
{
    private const int MaxLength = 256;
    private readonly string[] parts;

    public Glob(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            throw new ToolRefusedException(
                $"the pattern has {pattern.Length} characters; at most {MaxLength} are allowed."
            );
        }

        var written = pattern.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        parts = written.Length == 1 ? ["**", .. written] : written;
    }

    public bool Matches(ReadOnlySpan<string> names)
    {
        // reached[i]: the names so far match the first i parts
        var reached = new bool[parts.Length + 1];
        reached[0] = true;
        SkipStars(reached);
        foreach (var name in names)
        {
            var next = new bool[reached.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                if (!reached[i])
                {
                    continue;
                }

                if (parts[i] == "**")
                {
                    next[i] = true;
                }
                else if (FileSystemName.MatchesSimpleExpression(parts[i], name, ignoreCase: false))
                {
                    next[i + 1] = true;
                }
            }

            SkipStars(next);
            reached = next;
        }

        return reached[^1];
    }

    private void SkipStars(bool[] reached)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            reached[i + 1] |= reached[i] && parts[i] == "**";
        }
    }
}
