using System.Globalization;

namespace Aegis.Resilience;

/// <summary>What an <see cref="AgentPool"/> looked like at one moment.</summary>
public sealed record AgentPoolStatus
{
    /// <summary>The pool's name.</summary>
    public required string Name { get; init; }

    /// <summary>How many calls run at once at most.</summary>
    public required int MaxConcurrent { get; init; }

    /// <summary>How many calls are running.</summary>
    public required int Running { get; init; }

    /// <summary>How many calls wait for their turn.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many calls have been running at once at most, so far.</summary>
    public required int Peak { get; init; }

    /// <summary>What the circuit does with calls.</summary>
    public required CircuitState Circuit { get; init; }

    /// <summary>How many calls have failed since the last one that worked, of those that count.</summary>
    public required int ConsecutiveFailures { get; init; }

    /// <summary>
    /// How long the circuit stays open; zero when it is not, and <see cref="TimeSpan.MaxValue"/> when it is isolated.
    /// </summary>
    public required TimeSpan RetryAfter { get; init; }

    /// <summary>How many calls have worked.</summary>
    public required long Succeeded { get; init; }

    /// <summary>How many calls have thrown.</summary>
    public required long Failed { get; init; }

    /// <summary>How many calls their callers gave up, while they ran or waited.</summary>
    public required long Cancelled { get; init; }

    /// <summary>How many calls were turned away, by the circuit or because too many waited.</summary>
    public required long Rejected { get; init; }

    /// <summary>The status on one line: <c>pool: 3 of 4 running, 2 waiting, circuit closed; 17 succeeded, 1 failed</c>.</summary>
    public override string ToString()
    {
        var totals = new (long Count, string Word)[]
        {
            (Succeeded, "succeeded"),
            (Failed, "failed"),
            (Cancelled, "cancelled"),
            (Rejected, "rejected"),
        };
        var known = string.Join(
            ", ",
            totals.Where(total => total.Count > 0).Select(total => $"{total.Count} {total.Word}")
        );
        var now = $"{Name}: {Running} of {MaxConcurrent} running, {Waiting} waiting, circuit {DescribeCircuit()}";
        return known.Length == 0 ? now : $"{now}; {known}";
    }

    private string DescribeCircuit() =>
        Circuit switch
        {
            CircuitState.Closed => "closed",
            CircuitState.HalfOpen => "half open",
            CircuitState.Isolated => "isolated",
            _ => string.Create(CultureInfo.InvariantCulture, $"open for {RetryAfter.TotalSeconds:0.#} s more"),
        };
}
