using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Tests.Pipelines.Oracle;

/// <summary>A random graph, what its agents do, and how it is run; all from one seed.</summary>
internal sealed class Scenario
{
    public Scenario(int seed)
    {
        Seed = seed;
        var random = new Random(seed);
        var count = random.Next(1, 13);
        var density = random.NextDouble();
        Edges =
        [
            .. from to in Enumerable.Range(0, count)
            from @from in Enumerable.Range(0, to)
            where random.NextDouble() < density * 2.5 / Math.Max(1, to)
            select new TestEdge(@from, to, random.Next(4) == 0),
        ];
        var faults = random.Next(3) == 0 ? 0 : random.NextDouble() * 0.4;
        Acts =
        [
            .. Enumerable.Range(0, count).Select(_ => random.NextDouble() < faults ? Fault(random) : Success(random)),
        ];
        Stops = random.Next(3) == 0;
        MaxConcurrency = random.Next(3) == 0 ? random.Next(1, 4) : 0;
        Inline = random.Next(2) == 0 ? random.Next(count + 1) : 0;
        Cancels = random.Next(4) == 0 ? random.Next(-1, count) : null;
        Plain = [.. Enumerable.Range(0, count).Where(agent => IsSynchronous(Acts[agent]) && random.Next(3) == 0)];
        Follow = random.Next(4);
    }

    public int Seed { get; }

    public IReadOnlyList<TestEdge> Edges { get; }

    /// <summary>What each agent does.</summary>
    public IReadOnlyList<Act> Acts { get; }

    /// <summary>Whether a failure stops the run.</summary>
    public bool Stops { get; }

    public int MaxConcurrency { get; }

    /// <summary>How many agents are tried inline.</summary>
    public int Inline { get; }

    /// <summary>The agent that fires the caller's token when it is called; -1: it has fired before; none: nobody does.</summary>
    public int? Cancels { get; }

    /// <summary>The agents whose run methods return plain values.</summary>
    public IReadOnlyList<int> Plain { get; }

    /// <summary>0: nobody follows the run; 1: it is timed; 2: by progress; 3: by streaming.</summary>
    public int Follow { get; }

    public override string ToString() =>
        $"seed {Seed}: {string.Join(' ', Acts)}; {string.Join(' ', Edges.Select(e => $"{e.From}{(e.Optional ? "~" : "-")}{e.To}"))}; "
        + $"stops {Stops}, at most {MaxConcurrency}, inline {Inline}, cancels {Cancels}, plain {string.Join(',', Plain)}, follow {Follow}";

    private static bool IsSynchronous(Act act) => act is Act.Return or Act.Throw;

    private static Act Success(Random random) =>
        random.Next(5) switch
        {
            0 or 1 => Act.Return,
            2 => Act.Yield,
            3 => Act.YieldTwice,
            _ => Act.ReturnTask,
        };

    private static Act Fault(Random random) => (Act)random.Next((int)Act.Throw, (int)Act.ThrowCancelled + 1);
}
