namespace Aegis.Tools;

/// <summary>Finds the name that somebody who wrote another one has probably meant.</summary>
internal static class ClosestName
{
    /// <summary>The closest of some names; none when no name is close.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        string? closest = null;
        var least = int.MaxValue;
        foreach (var name in names)
        {
            // a third may be wrong; what is longer still is not worth comparing
            var limit = Math.Max(1, name.Length / 3);
            if (Math.Abs(name.Length - written.Length) > limit)
            {
                continue;
            }

            var distance = Distance(written, name);
            if (distance <= limit && distance < least)
            {
                (closest, least) = (name, distance);
            }
        }

        return closest;
    }

    /// <summary>How many letters have to be changed, added or left out; case and <c>-</c> for <c>_</c> do not count.</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var at = 0; at <= right.Length; at++)
        {
            row[at] = at;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }

    private static bool Same(char left, char right) => Plain(left) == Plain(right);

    private static char Plain(char letter) => letter == '-' ? '_' : char.ToLowerInvariant(letter);
}
