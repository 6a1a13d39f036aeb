namespace Aegis.Memory.Contract;

// sessions over the store, many at once
public abstract partial class MemoryStoreContract
{
    /// <summary>A number and who has counted: two who come to the same number would agree, and not be in conflict.</summary>
    private sealed record Count(int Number, Guid By);

    [Fact]
    public async Task SessionsOfManyStores_SeeOneMemory()
    {
        var memory = new SessionMemory(Name, Store);
        var session = await memory.CreateSessionAsync(Token);
        session.Set("found", (string[])["fox"]);
        session.Set("mine", 1);
        var other = new SessionMemory(Name, Store).CreateSession();
        other.Set("found", (string[])["hare"]);
        await other.CommitAsync(cancellationToken: Token);

        var result = await session.CommitAsync(ConflictStrategy.MergeArrays, cancellationToken: Token);

        Assert.Equal(["found"], result.Merged);
        Assert.Equal(["mine"], result.Written);
        Assert.Equal(["hare", "fox"], memory.CreateSession().Get<string[]>("found"));
    }

    [Fact]
    public async Task ManyAtOnce_LoseNothing_AndSeeAllOfACommitOrNothing()
    {
        const int Workers = 8;
        const int Times = 25;
        var memory = new SessionMemory(Name, Store, new SessionMemoryOptions { Tenant = Tenant });

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker), Token)));

        var after = await memory.CreateSessionAsync(Token);
        Assert.Equal(Workers * Times, after.Get<Count>("count").Number);
        Assert.Equal(after.Get<Count>("count"), after.Get<Count>("twin"));
        Assert.Equal(Enumerable.Range(0, Workers * Times), after.Get<int[]>("found").Order());

        async Task WorkAsync(int worker)
        {
            for (var i = 0; i < Times; )
            {
                var session = await memory.CreateSessionAsync(Token);
                session.TryGet<Count>("count", out var count);
                session.TryGet<Count>("twin", out var twin);
                Assert.Equal(count, twin);
                count = new Count((count?.Number ?? 0) + 1, Guid.NewGuid());
                session.Set("count", count);
                session.Set("twin", count);
                try
                {
                    await session.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token);
                }
                catch (MemoryConflictException)
                {
                    // once more, on what is there now
                    continue;
                }

                session = await memory.CreateSessionAsync(Token);
                session.TryGet<int[]>("found", out var found);
                session.Set("found", (int[])[.. found ?? [], (worker * Times) + i]);
                await session.CommitAsync(ConflictStrategy.MergeArrays, cancellationToken: Token);
                i++;
            }
        }
    }
}
