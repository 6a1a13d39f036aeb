using System.Text;

namespace Aegis.Testing;

/// <summary>A small diff of two texts by lines, for failure messages.</summary>
internal static class LineDiff
{
    private const int Context = 2;
    private const int MaxLines = 60;

    // the table below is quadratic; past this the changed block is shown whole
    private const int MaxTable = 4_000_000;

    public static string Of(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var lines = Script(left, right);
        var shown = new StringBuilder();
        var (count, skipped) = (0, false);
        for (var i = 0; i < lines.Count && count < MaxLines; i++)
        {
            var isNear = Enumerable
                .Range(i - Context, (2 * Context) + 1)
                .Any(near => near >= 0 && near < lines.Count && lines[near].Mark != ' ');
            if (isNear)
            {
                shown.Append(skipped && count > 0 ? "  …\n" : "");
                shown.Append(lines[i].Mark).Append(' ').Append(lines[i].Text).Append('\n');
                count++;
            }

            skipped = !isNear;
        }

        return count == MaxLines ? shown.Append("  … (more)").ToString() : shown.ToString().TrimEnd('\n');
    }

    private static List<(char Mark, string Text)> Script(string[] left, string[] right)
    {
        var start = 0;
        while (start < Math.Min(left.Length, right.Length) && left[start] == right[start])
        {
            start++;
        }

        var (rows, columns) = (left.Length - start, right.Length - start);
        var lengths = (long)rows * columns <= MaxTable ? CommonLengths(left, right, start) : null;
        var script = left.Take(start).Select(line => (' ', line)).ToList();
        var (i, j) = (0, 0);
        while (i < rows || j < columns)
        {
            if (i < rows && j < columns && left[start + i] == right[start + j])
            {
                script.Add((' ', left[start + i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < rows && (j == columns || lengths is null || lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                script.Add(('-', left[start + i++]));
            }
            else
            {
                script.Add(('+', right[start + j++]));
            }
        }

        return script;
    }

    // how many lines the rests have in common, in order
    private static int[,] CommonLengths(string[] left, string[] right, int start)
    {
        var lengths = new int[left.Length - start + 1, right.Length - start + 1];
        for (var i = left.Length - start - 1; i >= 0; i--)
        {
            for (var j = right.Length - start - 1; j >= 0; j--)
            {
                lengths[i, j] =
                    left[start + i] == right[start + j]
                        ? lengths[i + 1, j + 1] + 1
                        : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
