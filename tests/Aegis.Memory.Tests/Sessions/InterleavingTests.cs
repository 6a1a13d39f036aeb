using System.Text.Json.Nodes;

namespace Aegis.Memory.Tests.Sessions;

/// <summary>Random sessions at the same time, one of which may be committed in the midst of another's commit.</summary>
public sealed class InterleavingTests
{
    private const int Histories = 10_000;
    private static readonly string[] Keys = ["a", "b", "c"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ConflictStrategy.LastWriteWins)]
    [InlineData(ConflictStrategy.FirstWriteWins)]
    [InlineData(ConflictStrategy.MergeArrays)]
    [InlineData(ConflictStrategy.ErrorOnConflict)]
    public async Task RandomHistories_AreThoseOfOneAfterTheOther(ConflictStrategy strategy)
    {
        var seed = Environment.TickCount;
        var (raced, conflicts) = (0, 0);
        for (var number = 0; number < Histories; number++)
        {
            var history = new History(strategy, seed + number);
            try
            {
                await history.RunAsync();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Seed {seed + number} under {strategy}.", error);
            }

            raced += history.Raced;
            conflicts += history.Conflicts;
        }

        // what is not met is not tested
        Assert.True(raced > Histories / 20 && conflicts > Histories / 2, $"{raced} races, {conflicts} conflicts");
    }

    private sealed class History
    {
        private readonly ConflictStrategy strategy;
        private readonly Random random;
        private readonly InterposedStore store = new(new InMemoryMemoryStore());
        private readonly SessionMemory memory;
        private readonly List<(MemorySession Real, SerialOracle.Session Told)> sessions = [];
        private readonly HashSet<MemorySession> onTheirWay = [];
        private SerialOracle oracle = SerialOracle.Empty;

        public History(ConflictStrategy strategy, int seed)
        {
            (this.strategy, random) = (strategy, new Random(seed));
            memory = new SessionMemory("history", store);
        }

        public int Raced { get; private set; }

        public int Conflicts { get; private set; }

        public async Task RunAsync()
        {
            for (var step = 0; step < 20; step++)
            {
                if (sessions.Count < 3 || random.Next(8) == 0)
                {
                    sessions.Add((memory.CreateSession(), new SerialOracle.Session(oracle)));
                }

                var (real, told) = sessions[random.Next(sessions.Count)];
                if (random.Next(3) == 0)
                {
                    await CommitAsync(real, told);
                }
                else
                {
                    Change(real, told, Keys[random.Next(Keys.Length)]);
                }
            }

            foreach (var (real, told) in sessions)
            {
                await CommitAsync(real, told);
            }
        }

        private void Change(MemorySession real, SerialOracle.Session told, string key)
        {
            Assert.Equal(told[key], Read(real, key));
            var value = random.Next(4) switch
            {
                0 => null,
                1 => $"{random.Next(3)}",
                _ => Appended(told[key], $"{random.Next(5)}"),
            };
            told.Wants[key] = value;
            if (value is null)
            {
                real.Remove(key);
            }
            else
            {
                real.Set(key, JsonNode.Parse(value));
            }
        }

        private async Task CommitAsync(MemorySession real, SerialOracle.Session told)
        {
            onTheirWay.Add(real);
            // where the commit takes effect: its write, or what it read last when there is nothing to write
            var (takesEffect, isInTheMidst) = (oracle, false);
            store.AfterRead = () =>
            {
                takesEffect = oracle;
                if (!isInTheMidst && random.Next(2) == 0)
                {
                    isInTheMidst = true;
                    CommitAnother();
                    Raced++;
                }
            };
            var wrote = false;
            store.AfterWrite = version => wrote = version is not null;
            string said;
            try
            {
                var result = await real.CommitAsync(strategy, cancellationToken: Token);
                said = Said(result);
                Conflicts += result.Conflicts.Count;
            }
            catch (MemoryConflictException refused)
            {
                said = $"refused {string.Join(' ', refused.Keys)}";
                Conflicts += refused.Keys.Count;
            }

            (store.AfterRead, store.AfterWrite) = (null, null);
            onTheirWay.Remove(real);
            var at = wrote ? oracle : takesEffect;
            var (after, expected) = at.Commit(told, strategy);
            Assert.Equal(expected, said);
            if (after != at)
            {
                Assert.Same(oracle, at);
                oracle = after;
            }

            foreach (var key in Keys)
            {
                Assert.Equal(oracle[key], Read(memory.CreateSession(), key));
                Assert.Equal(told[key], Read(real, key));
            }
        }

        /// <summary>Another session is committed within.</summary>
        private void CommitAnother()
        {
            var (hook, written) = (store.AfterRead, store.AfterWrite);
            (store.AfterRead, store.AfterWrite) = (null, null);
            var others = sessions.Where(session => !onTheirWay.Contains(session.Real)).ToList();
            if (others.Count > 0)
            {
                var (real, told) = others[random.Next(others.Count)];
                Change(real, told, Keys[random.Next(Keys.Length)]);
                CommitAsync(real, told).GetAwaiter().GetResult();
            }

            (store.AfterRead, store.AfterWrite) = (hook, written);
        }

        private static string Appended(string? array, string item) =>
            array is ['[', .. var items, ']'] && items.Length > 0 ? $"[{items},{item}]" : $"[{item}]";

        private static string? Read(MemorySession session, string key) =>
            session.TryGet<JsonNode>(key, out var value) ? value!.ToJsonString() : null;

        private static string Said(CommitResult result) =>
            $"written {string.Join(' ', result.Written)}; kept {string.Join(' ', result.Kept)}; merged {string.Join(' ', result.Merged)}";
    }
}
