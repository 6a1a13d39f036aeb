using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Turns.Tests.Programs;

/// <summary>A random program of puts, sends, pauses, timeouts, throws and breaks over three loops, and what has to hold.</summary>
internal sealed class RandomProgram : IDisposable
{
    private readonly Random random;
    private readonly FakeTimeProvider clock = new();
    private readonly AgentLoop[] loops;
    private readonly Worker worker;
    private readonly Recorder recorder;
    private int ids;

    public RandomProgram(int seed)
    {
        random = new Random(seed);
        worker = new Worker(clock);
        recorder = new Recorder(random);
        var registry = new AgentLoopRegistry();
        loops =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(number => new AgentLoop(
                    $"{number}",
                    "",
                    worker.Tools,
                    new() { TimeProvider = clock, Registry = registry }
                )),
        ];
        foreach (var loop in loops)
        {
            loop.Hooks.Add(recorder.Listener);
            loop.Hooks.Add(recorder.Thrower);
        }
    }

    /// <summary>What became of its turns.</summary>
    public IEnumerable<TurnStatus> Statuses => recorder.Taken.Select(taken => taken.Turn.Status);

    public async Task RunAsync()
    {
        for (var step = random.Next(4, 20); step > 0; step--)
        {
            await StepAsync();
        }

        recorder.Trap = null;
        while (loops.FirstOrDefault(loop => loop.Count > 0) is { } left)
        {
            left.Resume();
            await RunAsync(left, stopAfter: int.MaxValue, cancels: false);
        }

        CheckEnd();
    }

    public void Dispose() => Array.ForEach(loops, loop => loop.Dispose());

    private Task StepAsync()
    {
        var loop = loops[random.Next(loops.Length)];
        switch (random.Next(10))
        {
            case < 5:
                return loop.PutAsync(NewTurn()).AsTask();
            case 5:
                loop.Pause();
                return Task.CompletedTask;
            case 6:
                loop.Resume();
                return Task.CompletedTask;
            case 7:
                recorder.Trap = (HookPoint)random.Next((int)HookPoint.InvokeFailed + 1);
                return Task.CompletedTask;
            default:
                var stopAfter = random.Next(2) == 0 ? int.MaxValue : random.Next(1, 5);
                return loop.IsPaused ? Task.CompletedTask : RunAsync(loop, stopAfter, cancels: random.Next(4) == 0);
        }
    }

    private Turn NewTurn() =>
        random.Next(9) switch
        {
            0 => Worker.Turns.Work(ids++),
            1 => Worker.Turns.WorkLocked(ids++),
            2 => Worker.Turns.Break(ids++),
            3 => Worker.Turns.Hang(ids++),
            4 => Worker.Turns.Stream(ids++, random.Next(4), random.Next(4) == 0),
            5 => new Turn(
                "stream",
                new()
                {
                    { "id", ids++ },
                    { "items", random.Next(4) },
                    { "breaks", false },
                }
            ),
            6 => Worker.Turns.Follow(ids++, ids++),
            7 => Worker.Turns.Send(ids++, ids++, $"{random.Next(loops.Length)}"),
            _ => new Turn("work", new() { { "id", ids++ } }),
        };

    private async Task RunAsync(AgentLoop loop, int stopAfter, bool cancels)
    {
        using var stop = new CancellationTokenSource();
        try
        {
            await foreach (var _ in loop.RunAsync(stop.Token))
            {
                Assert.True(loop.IsRunning);
                if (--stopAfter == 0)
                {
                    if (!cancels)
                    {
                        break;
                    }

                    await stop.CancelAsync();
                }
            }
        }
        catch (Exception error)
            when (error is InvalidOperationException or NotSupportedException or TurnTimeoutException
                || (error is OperationCanceledException && stop.IsCancellationRequested)
            )
        {
            // the turn has ended with it, which is checked below
        }

        Assert.False(loop.IsRunning);
        Assert.Null(loop.CurrentTurn);
        Assert.Equal(0, clock.Timers);
        Assert.Equal(recorder.Of(loop, HookPoint.BeforeTurn), recorder.Of(loop, HookPoint.RunEnded));
    }

    private void CheckEnd()
    {
        foreach (var loop in loops)
        {
            // none lost, none twice, in their order
            Assert.Equal(Of(recorder.Put, loop), Of(recorder.Taken, loop));
        }

        Assert.Equal(recorder.Taken.Count, recorder.Taken.Distinct().Count());
        Assert.Equal(recorder.Taken.Select(taken => taken.Turn).ToHashSet(), recorder.Ended.ToHashSet());
        Assert.All(worker.Calls, call => Assert.Equal(1, call.Value));
        var turns = recorder.Taken.ConvertAll(taken => taken.Turn);
        Assert.All(turns, turn => Assert.NotNull(turn.EndedAt));
        Assert.All(
            turns,
            turn => Assert.Equal(turn.Status is TurnStatus.Failed or TurnStatus.TimedOut, IsFailure(turn))
        );
        Assert.DoesNotContain(turns, turn => turn.Status is TurnStatus.Pending or TurnStatus.Running);
        Assert.True(worker.Calls.Count >= turns.Count(turn => turn.Status == TurnStatus.Completed));
        Assert.Equal(
            turns.Count(turn => turn.Status == TurnStatus.Completed),
            loops.Sum(loop => recorder.Of(loop, HookPoint.AfterTurn))
        );
        Assert.Equal(
            turns.Count(turn => turn.Status == TurnStatus.TimedOut),
            loops.Sum(loop => recorder.Of(loop, HookPoint.TurnTimedOut))
        );
        Assert.Equal(
            turns.Count(turn => turn.Status == TurnStatus.Failed),
            loops.Sum(loop => recorder.Of(loop, HookPoint.TurnFailed))
        );
    }

    private static bool IsFailure(Turn turn) => turn.Error is not (null or OperationCanceledException);

    private static List<Turn> Of(List<(AgentLoop Loop, Turn Turn)> all, AgentLoop loop) =>
        all.FindAll(entry => ReferenceEquals(entry.Loop, loop)).ConvertAll(entry => entry.Turn);
}
