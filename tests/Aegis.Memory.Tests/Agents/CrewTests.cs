using Aegis.Memory.Tests.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Memory.Tests.Agents;

/// <summary>A crew over a store that tests reach into.</summary>
public abstract class CrewTests : IDisposable
{
    private readonly ServiceProvider services;

    private protected CrewTests()
    {
        services = new ServiceCollection()
            .AddSingleton(Work)
            .AddSingleton<IMemoryStore>(Store)
            .AddAegis()
            .Configure<SessionMemoryOptions>(options =>
                options.KeyStrategies["fatal"] = ConflictStrategy.ErrorOnConflict
            )
            .Configure<SessionMemoryOptions>(options => options.KeyStrategies["found"] = ConflictStrategy.MergeArrays)
            .BuildServiceProvider();
        Pipeline = new CrewPipeline(services);
    }

    public static TheoryData<bool> SlowAndFast => [true, false];

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected InterposedStore Store { get; } = new(new InMemoryMemoryStore());

    private protected Work Work { get; } = new();

    private protected CrewPipeline Pipeline { get; }

    private protected SessionMemory Memory => services.GetRequiredService<SessionMemory>();

    public void Dispose()
    {
        services.Dispose();
        GC.SuppressFinalize(this);
    }
}
