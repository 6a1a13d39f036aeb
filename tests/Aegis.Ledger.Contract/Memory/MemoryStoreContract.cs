namespace Aegis.Memory.Contract;

/// <summary>
/// What every <see cref="IMemoryStore"/> has to do. The tests of a store derive from it, and say how to open an empty store.
/// </summary>
public abstract partial class MemoryStoreContract : IAsyncLifetime
{
    protected const string Tenant = "acme";
    protected const string Name = "team";

    private IMemoryStore? store;

    protected IMemoryStore Store => store!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty store.</summary>
    protected abstract ValueTask<IMemoryStore> OpenAsync();

    /// <summary>Cleans up after a test.</summary>
    protected virtual ValueTask CloseAsync() => default;

    /// <summary>Lets the memory count so many commits, without touching what it holds.</summary>
    protected abstract ValueTask CountUpAsync(long commits);

    [Fact]
    public async Task MemoryThatIsNotThere_IsEmpty() => Assert.Empty(await ReadAsync());

    [Fact]
    public async Task Written_IsRead_WithVersionsThatGrow()
    {
        var first = await WriteAsync(MemoryWrite.Set("a", 0, "1"), MemoryWrite.Set("b", 0, "[]"));
        var second = await WriteAsync(MemoryWrite.Set("a", first, "2"), MemoryWrite.Remove("c", 0));

        Assert.InRange(first, 1, second - 1);
        var entries = await ReadAsync();
        Assert.Equal(new MemoryEntry(second, "2"), entries["a"]);
        Assert.Equal(new MemoryEntry(first, "[]"), entries["b"]);
        Assert.Equal(new MemoryEntry(second, null), entries["c"]);
        Assert.Equal(3, entries.Count);
    }

    [Fact]
    public async Task Listed_AreTheTenantsMemories_WithWhatTheyHold()
    {
        var first = await WriteAsync(MemoryWrite.Set("a", 0, "\"ä\""), MemoryWrite.Set("b", 0, "[]"));
        var second = await WriteAsync(MemoryWrite.Remove("b", first), MemoryWrite.Set("c", 0, "1"));
        var other = (await Store.TryWriteAsync(Tenant, "desk", [MemoryWrite.Remove("x", 0)], Token))!.Value;
        await Store.TryWriteAsync("globex", "theirs", [MemoryWrite.Set("x", 0, "1")], Token);

        var listed = await Store.ListAsync(Tenant, Token);

        // 4 bytes in quotes, and 1
        Assert.Equal([new("desk", 0, 0, other), new(Name, 2, 5, second)], listed);
        Assert.Empty(await Store.ListAsync("nobody", Token));
    }

    [Fact]
    public async Task OneKeyThatIsNotAsExpected_StopsAll()
    {
        var first = await WriteAsync(MemoryWrite.Set("a", 0, "1"), MemoryWrite.Set("b", 0, "1"));
        var second = await WriteAsync(MemoryWrite.Set("a", first, "2"));
        var before = await ReadAsync();

        foreach (
            var stale in (MemoryWrite[])
                [
                    MemoryWrite.Set("a", first, "3"),
                    MemoryWrite.Set("a", 0, "3"),
                    MemoryWrite.Set("a", second + 1, "3"),
                    MemoryWrite.Remove("a", first),
                    MemoryWrite.Check("a", first),
                    MemoryWrite.Check("never there", 1),
                ]
        )
        {
            Assert.Null(await TryWriteAsync(MemoryWrite.Set("b", first, "3"), stale, MemoryWrite.Set("c", 0, "3")));
            Assert.Equal(before, await ReadAsync());
        }
    }

    [Fact]
    public async Task CheckedKey_StaysAsItIs()
    {
        var first = await WriteAsync(MemoryWrite.Set("a", 0, "1"), MemoryWrite.Set("b", 0, "1"));

        await WriteAsync(MemoryWrite.Check("a", first), MemoryWrite.Set("b", first, "2"), MemoryWrite.Check("c", 0));

        var entries = await ReadAsync();
        Assert.Equal(new MemoryEntry(first, "1"), entries["a"]);
        Assert.False(entries.ContainsKey("c"));
    }

    [Fact]
    public async Task RemovedKey_KeepsItsVersion_AndComesBackOverIt()
    {
        var set = await WriteAsync(MemoryWrite.Set("a", 0, "1"));
        var removed = await WriteAsync(MemoryWrite.Remove("a", set));

        Assert.Equal(new MemoryEntry(removed, null), (await ReadAsync())["a"]);
        Assert.Null(await TryWriteAsync(MemoryWrite.Set("a", 0, "2")));
        var again = await WriteAsync(MemoryWrite.Set("a", removed, "2"));
        Assert.Equal(new MemoryEntry(again, "2"), (await ReadAsync())["a"]);
    }

    [Fact]
    public async Task RemovedKey_IsForgotten_AfterManyCommits_AndNothingElseIs()
    {
        var set = await WriteAsync(MemoryWrite.Set("a", 0, "1"), MemoryWrite.Set("b", 0, "1"));
        await WriteAsync(MemoryWrite.Remove("a", set));
        await CountUpAsync(IMemoryStore.RemovedAreKeptFor - 10);
        var soon = await WriteAsync(MemoryWrite.Set("c", 0, "1"));
        Assert.Contains("a", await ReadAsync());

        await CountUpAsync(2 * IMemoryStore.RemovedAreKeptFor);
        await WriteAsync(MemoryWrite.Remove("c", soon));

        var entries = await ReadAsync();
        Assert.DoesNotContain("a", entries);
        Assert.Contains("b", entries);
        Assert.Contains("c", entries);
    }

    [Fact]
    public async Task WhatWasRead_IsNotChangedByWhatIsWrittenLater()
    {
        var first = await WriteAsync(MemoryWrite.Set("a", 0, "1"));
        var read = await ReadAsync();

        await WriteAsync(MemoryWrite.Set("a", first, "2"), MemoryWrite.Set("b", 0, "2"));

        Assert.Equal(new MemoryEntry(first, "1"), Assert.Single(read).Value);
    }

    [Fact]
    public async Task TenantsAndNames_AreKeptApart()
    {
        await WriteAsync(MemoryWrite.Set("a", 0, "1"));

        Assert.Empty(await Store.ReadAsync("globex", Name, Token));
        Assert.Empty(await Store.ReadAsync(Tenant, "Team", Token));
        Assert.NotNull(await Store.TryWriteAsync("globex", Name, [MemoryWrite.Set("a", 0, "2")], Token));
        Assert.Equal("1", (await ReadAsync())["a"].Json);
    }

    [Fact]
    public async Task Text_ComesBackAsItWas()
    {
        const string Json = """{ "b": 1.00, "a": "\u0000é😀'\"", "b": [1e400] }""";
        var key = $"ключ 'x' {new string('k', 200)}";
        var large = $"\"{new string('x', 300_000)}\"";

        await WriteAsync(MemoryWrite.Set(key, 0, Json), MemoryWrite.Set("large", 0, large));

        var entries = await ReadAsync();
        Assert.Equal(Json, entries[key].Json);
        Assert.Equal(large, entries["large"].Json);
    }

    [Theory]
    [InlineData("", Name)]
    [InlineData(Tenant, "")]
    [InlineData("a\0b", Name)]
    public async Task NameThatCanNotBeHeld_IsRefused(string tenant, string memory)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ReadAsync(tenant, memory, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Store.TryWriteAsync(tenant, memory, [MemoryWrite.Set("a", 0, "1")], Token)
        );
    }

    [Fact]
    public async Task CallerWhoHasGivenUp_WritesNothing()
    {
        var gone = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.TryWriteAsync(Tenant, Name, [MemoryWrite.Set("a", 0, "1")], gone)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ReadAsync(Tenant, Name, gone));
        Assert.Empty(await ReadAsync());
    }

    protected ValueTask<IReadOnlyDictionary<string, MemoryEntry>> ReadAsync() => Store.ReadAsync(Tenant, Name, Token);

    protected ValueTask<long?> TryWriteAsync(params MemoryWrite[] writes) =>
        Store.TryWriteAsync(Tenant, Name, writes, Token);

    protected async ValueTask<long> WriteAsync(params MemoryWrite[] writes)
    {
        var version = await TryWriteAsync(writes);
        Assert.NotNull(version);
        return version.Value;
    }
}
