using Aegis.Pipelines;

namespace Aegis.Benchmarks.Scheduler;

/// <summary>The diamond as the generator emits it.</summary>
internal sealed class EmittedDiamond
{
    private static readonly PipelineShape Shape = new(
        new PipelineGraph(
            "Diamond",
            [
                new GraphAgent("Top", AgentForm.Bodied, "int"),
                new GraphAgent("Left", AgentForm.Bodied, "int"),
                new GraphAgent("Right", AgentForm.Bodied, "int"),
                new GraphAgent("Bottom", AgentForm.Bodied, "int"),
            ],
            [
                new GraphEdge("Top", "Left", false, ["top"]),
                new GraphEdge("Top", "Right", false, ["top"]),
                new GraphEdge("Left", "Bottom", false, ["left"]),
                new GraphEdge("Right", "Bottom", false, ["right"]),
            ],
            [new GraphInput("input", "int")]
        )
    );

    private readonly NoOpAgent top;
    private readonly NoOpAgent left;
    private readonly NoOpAgent right;
    private readonly NoOpAgent bottom;
    private readonly PipelineRunner<State, DiamondResult> runner;

    public EmittedDiamond(bool yields)
    {
        top = new NoOpAgent(yields);
        left = new NoOpAgent(yields);
        right = new NoOpAgent(yields);
        bottom = new NoOpAgent(yields);
        runner = new(new PipelineHost("Diamond", chatClient: null), Shape);
    }

    public Task<DiamondResult> RunPipelineAsync(
        int input,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var state = new State(this, input);
        return runner.RunAsync(ref state, options, cancellationToken);
    }

    private struct State(EmittedDiamond pipeline, int input) : IPipelineState<DiamondResult>
    {
        private const int Top = 0;
        private const int Left = 1;
        private const int Right = 2;

        private AgentSlot<int> top;
        private AgentSlot<int> left;
        private AgentSlot<int> right;
        private AgentSlot<int> bottom;

        public bool RunInline(ref InlineRun run) =>
            run.Completed(RunTop(run.Token))
            && run.Completed(RunLeft(run.Token))
            && run.Completed(RunRight(run.Token))
            && run.Completed(RunBottom(run.Token));

        public bool Invoke(int agent, PipelineRun run)
        {
            switch (agent)
            {
                case Top:
                    return RunTop(run.Token);
                case Left:
                    return RunLeft(run.Token);
                case Right:
                    return RunRight(run.Token);
                default:
                    return RunBottom(run.Token);
            }
        }

        public readonly void Subscribe(int agent, Action continuation)
        {
            switch (agent)
            {
                case Top:
                    top.Subscribe(continuation);
                    break;
                case Left:
                    left.Subscribe(continuation);
                    break;
                case Right:
                    right.Subscribe(continuation);
                    break;
                default:
                    bottom.Subscribe(continuation);
                    break;
            }
        }

        public void Collect(int agent)
        {
            switch (agent)
            {
                case Top:
                    top.Collect();
                    break;
                case Left:
                    left.Collect();
                    break;
                case Right:
                    right.Collect();
                    break;
                default:
                    bottom.Collect();
                    break;
            }
        }

        public readonly DiamondResult CreateResult(PipelineRunRecord record) =>
            new(record, top.Value, left.Value, right.Value, bottom.Value);

        private bool RunTop(CancellationToken token) => top.Take(pipeline.top.RunAsync(input, 0, 0, token));

        private bool RunLeft(CancellationToken token) => left.Take(pipeline.left.RunAsync(top.Value, 0, 0, token));

        private bool RunRight(CancellationToken token) => right.Take(pipeline.right.RunAsync(top.Value, 0, 0, token));

        private bool RunBottom(CancellationToken token) =>
            bottom.Take(pipeline.bottom.RunAsync(left.Value, right.Value, 0, token));
    }
}
