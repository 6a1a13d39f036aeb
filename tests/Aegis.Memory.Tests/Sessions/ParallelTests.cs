namespace Aegis.Memory.Tests.Sessions;

public sealed class ParallelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyWhoAppend_LoseNothing()
    {
        var memory = new SessionMemory();

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(worker =>
                    Task.Run(
                        async () =>
                        {
                            for (var i = 0; i < 50; i++)
                            {
                                var session = memory.CreateSession();
                                session.TryGet<List<int>>("found", out var found);
                                session.Set<List<int>>("found", [.. found ?? [], (worker * 50) + i]);
                                await session.CommitAsync(ConflictStrategy.MergeArrays, cancellationToken: Token);
                            }
                        },
                        Token
                    )
                )
        );

        Assert.Equal(Enumerable.Range(0, 400), memory.CreateSession().Get<List<int>>("found").Order());
    }

    [Fact]
    public async Task SameValue_IsNoConflict_SoThatTwoWhoCountAgree()
    {
        var memory = new SessionMemory();
        var (one, other) = (memory.CreateSession(), memory.CreateSession());
        one.Set("count", 1);
        other.Set("count", 1);

        await one.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token);
        var result = await other.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token);

        Assert.Equal("0 written, 0 kept, 0 merged", result.ToString());
        Assert.Equal(1, memory.CreateSession().Get<int>("count"));
    }

    [Fact]
    public async Task OneSession_ForManyAtOnce_KeepsWhatEachHasSet()
    {
        var memory = new SessionMemory();
        var session = memory.CreateSession();

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(worker =>
                    Task.Run(
                        async () =>
                        {
                            for (var i = 0; i < 50; i++)
                            {
                                session.Set($"{worker}-{i}", i);
                                Assert.Equal(i, session.Get<int>($"{worker}-{i}"));
                                await session.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token);
                            }
                        },
                        Token
                    )
                )
        );

        Assert.False(session.HasChanges);
        Assert.Equal(400, memory.CreateSession().Keys.Count);
        Assert.Equal(session.Keys, memory.CreateSession().Keys);
    }
}
