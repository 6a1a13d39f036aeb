using Aegis.Memory.Contract;

namespace Aegis.Memory.Tests.Sessions;

public sealed class InMemoryMemoryStoreTests : MemoryStoreContract
{
    protected override ValueTask<IMemoryStore> OpenAsync() => new(new InMemoryMemoryStore());

    protected override async ValueTask CountUpAsync(long commits)
    {
        var version = (await ReadAsync()).GetValueOrDefault("counted")?.Version ?? 0;
        for (var i = 0; i < commits; i++)
        {
            version = await WriteAsync(MemoryWrite.Set("counted", version, "1"));
        }

        await WriteAsync(MemoryWrite.Remove("counted", version));
    }
}
