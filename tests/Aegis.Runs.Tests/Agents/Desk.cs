using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Runs.Tests.Agents;

/// <summary>A process: services of its own, over a store that others share.</summary>
internal sealed class Desk
{
    private readonly ServiceCollection services = new();

    public Desk(IRunStore store, TimeProvider? clock = null, IChatClient? model = null, Script? script = null)
    {
        Script = script ?? Script;
        services.AddAegis();
        services.AddSingleton(store);
        services.AddSingleton(Script);
        services.AddSingleton(clock ?? Clock);
        services.Configure<RunsOptions>(options => options.StoreBudget = TimeSpan.Zero);
        if (model is not null)
        {
            services.AddSingleton(model);
        }
    }

    public Script Script { get; } = new();

    public FakeTimeProvider Clock { get; } = new();

    public Desk With(Action<ServiceCollection> add)
    {
        add(services);
        return this;
    }

    public IServiceProvider Build() => services.BuildServiceProvider();

    public Task<DigestPipelineResult> RunAsync(
        string topic = "tea",
        int limit = 2,
        string runId = "run-1",
        IProgress<PipelineEvent>? progress = null,
        CancellationToken token = default
    ) =>
        new DigestPipeline(Build()).RunPipelineAsync(
            topic,
            limit,
            new PipelineRunOptions { RunId = runId, Progress = progress },
            token
        );
}
