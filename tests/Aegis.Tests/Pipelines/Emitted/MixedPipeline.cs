#pragma warning disable // as if emitted
#nullable enable

using System.CodeDom.Compiler;
using Aegis.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Pipelines.Emitted;

/// <summary>
/// <code>
///        ┌─ Counter ─ Recorder ┄┐
/// Reader ┼─ Witness ┄┄┄┄┄┄┄┄┄┄┄┄┴ Judge
///        └─ Splitter
/// </code>
/// </summary>
[GeneratedCode("Aegis.Generators", "0.1.0")]
partial class MixedPipeline
{
    /// <summary>The agents and what depends on what.</summary>
    public static PipelineGraph Graph { get; } =
        new PipelineGraph(
            "MixedPipeline",
            Agents: new[]
            {
                new GraphAgent("Reader", AgentForm.Bodied, "string"),
                new GraphAgent("Counter", AgentForm.Bodied, "int"),
                new GraphAgent("Splitter", AgentForm.Bodied, "IReadOnlyList<string>"),
                new GraphAgent("Witness", AgentForm.Bodied, "string"),
                new GraphAgent("Recorder", AgentForm.Bodied, "void"),
                new GraphAgent("Judge", AgentForm.Bodied, "string"),
            },
            Edges: new[]
            {
                new GraphEdge("Reader", "Counter", false, new[] { "text" }),
                new GraphEdge("Reader", "Splitter", false, new[] { "text" }),
                new GraphEdge("Reader", "Witness", false, new[] { "text" }),
                new GraphEdge("Counter", "Recorder", false, new[] { "count" }),
                new GraphEdge("Witness", "Judge", true, new[] { "witness" }),
                new GraphEdge("Recorder", "Judge", true, new[] { "recorder" }),
            },
            Inputs: new[] { new GraphInput("path", "string") }
        );

    private static readonly PipelineShape Shape = new PipelineShape(Graph)
    {
        PlainAgents = new[] { State.Reader, State.Counter, State.Judge },
    };

    private readonly Reader reader;
    private readonly Counter counter;
    private readonly Splitter splitter;
    private readonly Witness witness;
    private readonly Judge judge;
    private readonly PipelineRunner<State, MixedPipelineResult> runner;

    /// <summary>Builds the pipeline and its agents from services.</summary>
    public MixedPipeline(IServiceProvider services)
    {
        reader = new Reader();
        counter = new Counter();
        splitter = new Splitter();
        witness = new Witness();
        judge = new Judge();
        runner = new PipelineRunner<State, MixedPipelineResult>(new PipelineHost("MixedPipeline", services), Shape);
    }

    /// <summary>Runs the agents, each as soon as those it depends on have succeeded.</summary>
    public Task<MixedPipelineResult> RunPipelineAsync(
        string path,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var state = new State(this, path);
        return runner.RunAsync(ref state, options, cancellationToken);
    }

    /// <summary>Runs the agents, and tells what happens; the last event carries the result.</summary>
    public IAsyncEnumerable<PipelineEvent> StreamPipelineAsync(
        string path,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    ) => runner.StreamAsync(new State(this, path), options, cancellationToken);

    /// <summary>The inputs and outputs of one run, and how each agent is called.</summary>
    private struct State : IPipelineState<MixedPipelineResult>
    {
        public const int Reader = 0;
        public const int Counter = 1;
        public const int Splitter = 2;
        public const int Witness = 3;
        public const int Recorder = 4;
        public const int Judge = 5;

        private readonly MixedPipeline pipeline;
        private readonly string path;

        private AgentSlot<string> reader;
        private AgentSlot<int> counter;
        private AgentSlot<IReadOnlyList<string>> splitter;
        private AgentSlot<string> witness;
        private AgentSlot recorder;
        private AgentSlot<string> judge;

        public State(MixedPipeline pipeline, string path)
        {
            this.pipeline = pipeline;
            this.path = path;
        }

        public CancellationToken CancellationToken { get; set; }

        // Counter is plain and has siblings, so it is for the engine to place
        public bool RunInline(ref InlineRun run) => run.Completed(RunReader());

        public bool Invoke(int agent, PipelineRun run) =>
            agent switch
            {
                Reader => RunReader(),
                Counter => RunCounter(),
                Splitter => RunSplitter(run),
                Witness => RunWitness(run),
                Recorder => RunRecorder(run),
                Judge => RunJudge(run),
                _ => throw new ArgumentOutOfRangeException(nameof(agent)),
            };

        // plain agents never get here
        public bool Await(int agent, Action continuation) =>
            agent switch
            {
                Splitter => splitter.Await(continuation),
                Witness => witness.Await(continuation),
                Recorder => recorder.Await(continuation),
                _ => throw new ArgumentOutOfRangeException(nameof(agent)),
            };

        public bool VisitOutput(int agent, OutputVisitor visitor) =>
            agent switch
            {
                Reader => visitor.Visit(ref reader),
                Counter => visitor.Visit(ref counter),
                Splitter => visitor.Visit(ref splitter),
                Witness => visitor.Visit(ref witness),
                Recorder => visitor.VisitNone(),
                Judge => visitor.Visit(ref judge),
                _ => throw new ArgumentOutOfRangeException(nameof(agent)),
            };

        public void VisitInputs(InputVisitor visitor) => visitor.Visit("path", path);

        public MixedPipelineResult CreateResult(PipelineRunRecord record) =>
            new MixedPipelineResult(record)
            {
                Reader = record.Outcome(Reader, reader.Value),
                Counter = record.Outcome(Counter, counter.Value),
                Splitter = record.Outcome(Splitter, splitter.Value),
                Witness = record.Outcome(Witness, witness.Value),
                Recorder = record.Outcome(Recorder),
                Judge = record.Outcome(Judge, judge.Value),
            };

        private bool RunReader() => reader.Take(pipeline.reader.Run(path));

        // [DependsOn<Reader>]
        private bool RunCounter() => counter.Take(pipeline.counter.Run(text: reader.Value));

        // [DependsOn<Reader>], its items are events
        private bool RunSplitter(PipelineRun run) =>
            splitter.Take(run.ListAsync(Splitter, pipeline.splitter.RunAsync(text: reader.Value, CancellationToken)));

        // [DependsOn<Reader>], takes an AgentContext
        private bool RunWitness(PipelineRun run) =>
            witness.Take(pipeline.witness.RunAsync(text: reader.Value, run.CreateContext(Witness)));

        // [DependsOn<Counter>], AgentLifetime.Run
        private bool RunRecorder(PipelineRun run) =>
            recorder.Take(
                run.Host.Own(new Recorder(run.Host.Required<List<string>>("Recorder", "log")))
                    .RunAsync(count: counter.Value)
            );

        // [DependsOn<Witness>, DependsOn<Recorder>], both optional since it takes their outcomes
        private bool RunJudge(PipelineRun run) =>
            judge.Take(
                pipeline.judge.Run(witness: run.Outcome(Witness, witness.Value), recorder: run.Outcome(Recorder))
            );
    }
}
