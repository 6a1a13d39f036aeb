using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Generators.Benchmarks;

/// <summary>Runs both generators in turn on projects of one size, and prints how they compare.</summary>
internal static class Comparison
{
    private const int WarmUp = 12;

    /// <summary>Whether the targets hold: cold below the peer, and nothing emitted after an edit of no concern.</summary>
    public static bool Run(string kind, CSharpCompilation agents, int size, int rounds)
    {
        var aegis = new Subject(agents, Generators.Aegis());
        var peer = new Subject(Projects.Records(size), Generators.SystemTextJson());
        var cold = new List<(Sample Aegis, Sample Peer)>();
        var edit = new List<(Sample Aegis, Sample Peer)>();

        // the first rounds warm up and are dropped: code that is compiled anew while it runs costs twice as much
        for (var round = -WarmUp; round < rounds; round++)
        {
            var coldPair = (aegis.Cold(), peer.Cold());
            var editPair = (aegis.EditElsewhere(), peer.EditElsewhere());
            if (round >= 0)
            {
                cold.Add(coldPair);
                edit.Add(editPair);
            }
        }

        var emitted = aegis.EmittedAfterEditElsewhere();
        Print(size, kind, "cold", cold, "");
        Print(size, kind, "edit", edit, $"{emitted}");
        return Median(cold.Select(pair => pair.Aegis.Milliseconds / pair.Peer.Milliseconds)) < 1 && emitted == 0;
    }

    private static void Print(
        int size,
        string kind,
        string run,
        List<(Sample Aegis, Sample Peer)> samples,
        string emitted
    ) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {size, 4} | {kind, 8} | {run} | {Median(samples.Select(s => s.Aegis.Milliseconds)), 8:F1} | {Median(samples.Select(s => s.Peer.Milliseconds)), 6:F1} | {Median(samples.Select(s => s.Aegis.Milliseconds / s.Peer.Milliseconds)), 5:F2} | {Median(samples.Select(s => s.Aegis.Bytes / 1024)), 9:F0} | {Median(samples.Select(s => s.Peer.Bytes / 1024)), 7:F0} | {Median(samples.Select(s => s.Aegis.Bytes / s.Peer.Bytes)), 5:F2} | {emitted, 13} |"
            )
        );

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
