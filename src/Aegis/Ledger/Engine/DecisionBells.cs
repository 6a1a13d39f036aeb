namespace Aegis.Ledger;

/// <summary>Wakes calls of this process that wait for a decision; those of others look for themselves.</summary>
internal sealed class DecisionBells
{
    private readonly object gate = new();
    private readonly Dictionary<Guid, Bell> bells = [];

    /// <summary>Is told of each operation that somebody has decided on here.</summary>
    public event Action<Guid>? Rung;

    /// <summary>Listens until the bell is disposed of.</summary>
    public Bell Listen(Guid operation)
    {
        lock (gate)
        {
            if (!bells.TryGetValue(operation, out var bell))
            {
                bells.Add(operation, bell = new Bell(this, operation));
            }

            bell.Listeners++;
            return bell;
        }
    }

    /// <summary>Has all who wait for a decision on the operation look again.</summary>
    public void Ring(Guid operation)
    {
        Bell? bell;
        lock (gate)
        {
            bells.TryGetValue(operation, out bell);
        }

        bell?.Ring();
        Rung?.Invoke(operation);
    }

    /// <summary>The bell of one operation.</summary>
    internal sealed class Bell(DecisionBells bells, Guid operation) : IDisposable
    {
        private TaskCompletionSource next = New();

        public int Listeners { get; set; }

        /// <summary>Ends when the bell rings next. To be taken before the operation is read, so that no ring is missed.</summary>
        public Task Next => Volatile.Read(ref next).Task;

        public void Ring() => Interlocked.Exchange(ref next, New()).TrySetResult();

        public void Dispose()
        {
            lock (bells.gate)
            {
                if (--Listeners == 0)
                {
                    bells.bells.Remove(operation);
                }
            }
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
