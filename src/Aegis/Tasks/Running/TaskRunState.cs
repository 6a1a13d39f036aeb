using Aegis.Pipelines;

namespace Aegis.Tasks;

/// <summary>Has the place of what the generator writes for a pipeline: the engine that runs both is the same.</summary>
internal readonly struct TaskRunState(TaskRun run) : IPipelineState<TaskRunResult>
{
    public CancellationToken CancellationToken
    {
        set => run.Token = value;
    }

    public bool RunInline(ref InlineRun inline) => false;

    public bool Invoke(int agent, PipelineRun engine) => run.Start(agent, engine);

    public bool Await(int agent, Action continuation) => run.Await(agent, continuation);

    // run-time graphs are not kept
    public bool VisitOutput(int agent, OutputVisitor visitor) => visitor.VisitNone();

    public void VisitInputs(InputVisitor visitor) { }

    public TaskRunResult CreateResult(PipelineRunRecord record) => run.CreateResult(record);
}
