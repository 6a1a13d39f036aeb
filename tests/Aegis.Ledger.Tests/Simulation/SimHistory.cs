namespace Aegis.Ledger.Tests.Simulation;

/// <summary>
/// Some callers in some processes want the same key, while messages are late and lost, processes are killed and stand still, and
/// the store's clock is set. All of it follows from one seed.
/// </summary>
internal sealed class SimHistory
{
    public const string Tenant = "acme";
    public const string Key = "order-7";

    private static readonly ToolEffect[] Effects =
    [
        ToolEffect.AtMostOnce,
        ToolEffect.IdempotentDownstream,
        ToolEffect.Queryable,
        ToolEffect.Transactional,
    ];

    private static readonly LedgerOptions Options = new() { MaintenanceInterval = Timeout.InfiniteTimeSpan };

    private readonly SimQueue queue = new();
    private readonly Random random;
    private readonly SimStoreClock clock;
    private readonly List<SimNode> nodes = [];

    public SimHistory(int seed, Func<ILedgerStore, ILedgerStore>? flaw)
    {
        random = new Random(seed);
        Effect = Effects[random.Next(Effects.Length)];
        Faults = new SimFaults(random);
        Remote = new SimRemote(queue, Faults, Effect);
        clock = new SimStoreClock(queue);
        Store = new InMemoryLedgerStore(clock);
        Seen = flaw is null ? Store : flaw(Store);
    }

    public ToolEffect Effect { get; }

    public SimFaults Faults { get; }

    public SimRemote Remote { get; }

    public InMemoryLedgerStore Store { get; }

    /// <summary>What callers were given: the number, and with which arguments.</summary>
    public List<(long Number, int Payload)> Answers { get; } = [];

    /// <summary>What ended the last call, once nothing went wrong any more.</summary>
    public Exception? LastError { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>The store as callers see it, through a flaw perhaps.</summary>
    private ILedgerStore Seen { get; }

    /// <summary>Plays it to its end, on this thread and no other.</summary>
    public void Run()
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Play();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void Play()
    {
        for (var caller = random.Next(1, 5); caller > 0; caller--)
        {
            // an other payload now and then: it must never meet the first
            Start(NodeOf(caller), Effect != ToolEffect.Transactional && random.Next(8) == 0 ? 1 : 0);
        }

        Disturb();
        queue.Run(TimeSpan.FromMinutes(10));
        Faults.IsOn = false;
        queue.Run(TimeSpan.FromMinutes(30));
        Heal();
        queue.Run(TimeSpan.FromHours(6));
    }

    private SimNode NodeOf(int caller)
    {
        while (nodes.Count < 2)
        {
            nodes.Add(new SimNode(queue));
        }

        return nodes[caller % 2];
    }

    private void Start(SimNode node, int payload) =>
        node.Add(
            TimeSpan.FromMilliseconds(random.Next(3) == 0 ? random.Next(60_000) : random.Next(100)),
            () => _ = CallAsync(node, payload)
        );

    private void Disturb()
    {
        foreach (var node in nodes)
        {
            if (random.Next(4) == 0)
            {
                queue.Add(Soon(), () => node.Pause(TimeSpan.FromSeconds(random.Next(1, 120))));
            }

            // whoever was killed is started again, and asks again
            var next = new SimNode(queue);
            queue.Add(TimeSpan.FromSeconds(random.Next(20, 200)), () => Restart(node, next));
        }

        // how long a request is on its way is judged by this clock, so it is not set where that matters
        if (Effect != ToolEffect.Queryable && random.Next(5) == 0)
        {
            queue.Add(Soon(), () => clock.Step(TimeSpan.FromMinutes(random.Next(-60, 60))));
        }
    }

    private void Restart(SimNode node, SimNode next)
    {
        if (node.IsDead)
        {
            Start(next, 0);
        }
    }

    private TimeSpan Soon() => TimeSpan.FromMilliseconds(random.Next(2) == 0 ? random.Next(500) : random.Next(40_000));

    private ActionLedger LedgerOf(SimNode node) =>
        new(new SimStore(Seen, node, Faults, Remote, queue), Options, timeProvider: node);

    private ValueTask<long> ExecuteAsync(SimNode node, int payload, CancellationToken cancellationToken) =>
        LedgerOf(node)
            .ExecuteAsync(
                new LedgerAction
                {
                    Tenant = Tenant,
                    Key = Key,
                    Operation = "pay",
                    Effect = Effect,
                    Arguments = payload == 0 ? "{}" : "[]",
                    Probe = (call, _) => Remote.ProbeAsync(node, call),
                },
                (call, token) => Remote.CallAsync(node, call, payload, token),
                cancellationToken
            );

    private async Task CallAsync(SimNode node, int payload)
    {
        for (var attempt = random.Next(1, 4); attempt > 0; attempt--)
        {
            // not disposed of: it may fire after the call has ended
            var giveUp = new CancellationTokenSource();
            if (random.Next(5) == 0)
            {
                node.Add(Soon(), giveUp.Cancel);
            }

            try
            {
                Answers.Add((await ExecuteAsync(node, payload, giveUp.Token), payload));
                return;
            }
            catch (Exception error)
                when (error is LedgerException or DefinitelyNotExecutedException or OperationCanceledException)
            {
                await node.After(TimeSpan.FromMilliseconds(random.Next(5000)));
            }
        }
    }

    /// <summary>A process in which nothing goes wrong looks after the rest, and asks once more.</summary>
    private void Heal()
    {
        var node = new SimNode(queue);
        node.Add(TimeSpan.FromHours(3), () => _ = HealAsync(node));
    }

    private async Task HealAsync(SimNode node)
    {
        try
        {
            await LedgerOf(node).RecoverAsync();
            // by then nothing is on its way any more
            await node.After(TimeSpan.FromMinutes(2));
            Answers.Add((await ExecuteAsync(node, 0, CancellationToken.None), 0));
        }
        catch (LedgerException error)
        {
            LastError = error;
        }

        HasEnded = true;
    }
}
