using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

/// <summary>A breaker and its model, to which the same things happen.</summary>
internal sealed class BreakerBesideModel
{
    private static readonly double[] Times = [0, 0.5, 1, 7, 8, 10, 20, 40, 100];

    // times ten to a hundred, and apart from the middle one, none of them spreads a timeout to a multiple of half a second,
    // where ticks and seconds could disagree by a rounding on whether it is over
    private static readonly double[] Draws = [0.123, 0.5, 0.77, 0.96];

    private readonly Random random;
    private readonly string name;
    private readonly ManualClock clock = new();
    private readonly CircuitBreaker breaker;
    private readonly CircuitModel model;
    private readonly List<CircuitState> told = [CircuitState.Closed];
    private readonly List<(CircuitTicket Ticket, object Call)> calls = [];
    private double draw;

    public BreakerBesideModel(Random random, string name)
    {
        this.random = random;
        this.name = name;
        var options = new CircuitBreakerOptions
        {
            ConsecutiveFailureLimit = random.Next(1, 6),
            RecoveryTimeout = TimeSpan.FromSeconds(10),
            ProbeLease = TimeSpan.FromSeconds(20),
            BackoffFactor = random.Next(1, 3),
            MaxRecoveryTimeout = TimeSpan.FromSeconds(random.Next(10, 100)),
            Randomizer = () => draw,
        };
        breaker = new CircuitBreaker("model", options, clock);
        model = new CircuitModel(options, () => draw);
        breaker.StateChanged += (_, change) =>
        {
            Assert.Equal(told[^1], change.From);
            told.Add(change.To);
        };
    }

    public IEnumerable<string> Happened => model.Happened;

    public void Live(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            var did = Step();
            var snapshot = breaker.Snapshot();
            Same(model.State, snapshot.State, "state");
            Same(model.State, breaker.State, "state");
            Same(model.IsAvailable, breaker.IsAvailable, "availability");
            Same(model.Row, snapshot.ConsecutiveFailures, "failures in a row");
            Same(model.Successes, snapshot.Successes, "successes");
            Same(model.Failures, snapshot.Failures, "failures");
            Same(model.Rejections, snapshot.Rejections, "rejections");
            Same(model.RetryAfter, snapshot.RetryAfter, "retry after");

            void Same(object expected, object actual, string what) =>
                Assert.True(
                    expected is double seconds ? IsNear(seconds, (TimeSpan)actual) : expected.Equals(actual),
                    $"{name}, step {step} ({did}): {what} is {actual}, not {expected}"
                );
        }

        Assert.Equal(model.Told, told);
    }

    private string Step()
    {
        draw = Draws[random.Next(Draws.Length)];
        return random.Next(200) switch
        {
            < 80 => Enter(),
            < 160 => Report(),
            < 184 => Wait(),
            < 187 => SetWall(),
            < 196 => Record(),
            < 198 => Isolate(),
            _ => Reset(),
        };
    }

    private string Enter()
    {
        var call = model.Enter(out var isProbe);
        var entered = breaker.TryEnter(out var ticket, out var retryAfter);
        Assert.Equal((call is not null, isProbe), (entered, ticket.IsProbe));
        if (call is null)
        {
            Assert.True(IsNear(model.RetryAfter, retryAfter), $"{name}: {retryAfter}, not {model.RetryAfter} s");
        }
        else
        {
            calls.Add((ticket, call));
        }

        return "enter";
    }

    private string Report()
    {
        if (calls.Count == 0)
        {
            return "report nothing";
        }

        // mostly the latest call, at times one of long ago
        var index = random.Next(3) > 0 ? calls.Count - 1 : random.Next(calls.Count);
        var (ticket, call) = calls[index];
        calls.RemoveAt(index);
        var verdict = (CircuitVerdict)random.Next(3);
        var asked = Asked();
        model.Report(call, verdict, asked);
        breaker.Report(ticket, verdict, ToTime(asked));
        return $"report {verdict}";
    }

    private string Record()
    {
        var asked = Asked();
        if (random.Next(2) == 0)
        {
            model.Record(CircuitVerdict.Success, retryAfter: null);
            breaker.RecordSuccess();
            return "record success";
        }

        model.Record(CircuitVerdict.Failure, asked);
        breaker.RecordFailure(ToTime(asked));
        return "record failure";
    }

    private string Wait()
    {
        var time = Times[random.Next(Times.Length)];
        model.Now += time;
        clock.Advance(time);
        return $"wait {time} s";
    }

    private string SetWall()
    {
        clock.SetWall(TimeSpan.FromHours(random.Next(-2, 3)));
        return "set the wall clock";
    }

    private string Isolate()
    {
        model.Isolate();
        breaker.Isolate();
        return "isolate";
    }

    private string Reset()
    {
        model.Reset();
        breaker.Reset();
        return "reset";
    }

    private double? Asked() => random.Next(8) == 0 ? Times[random.Next(Times.Length)] : null;

    private static TimeSpan? ToTime(double? seconds) => seconds is { } some ? TimeSpan.FromSeconds(some) : null;

    private static bool IsNear(double seconds, TimeSpan time) =>
        Math.Abs(time.TotalSeconds - seconds) <= 1e-6 * Math.Max(1, seconds);
}
