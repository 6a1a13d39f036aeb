#pragma warning disable // as if emitted: C# 11, and judged by what the generator's own output is judged by
#nullable enable

using System.CodeDom.Compiler;
using System.ComponentModel;
using Aegis.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Pipelines.Emitted;

/// <summary>
/// <code>
/// Researcher ─┬─ Analyst ─┬─ Editor
///             └─ Critic ──┘
/// </code>
/// </summary>
[GeneratedCode("Aegis.Generators", "0.1.0")]
partial class DiamondPipeline
{
    /// <summary>The agents and what depends on what.</summary>
    public static PipelineGraph Graph { get; } =
        new PipelineGraph(
            "DiamondPipeline",
            Agents: new[]
            {
                new GraphAgent("Researcher", AgentForm.Bodied, "string"),
                new GraphAgent("Analyst", AgentForm.Bodied, "int"),
                new GraphAgent("Critic", AgentForm.Bodied, "bool"),
                new GraphAgent("Editor", AgentForm.Bodied, "string"),
            },
            Edges: new[]
            {
                new GraphEdge("Researcher", "Analyst", false, new[] { "notes" }),
                new GraphEdge("Researcher", "Critic", false, new[] { "notes" }),
                new GraphEdge("Analyst", "Editor", false, new[] { "score" }),
                new GraphEdge("Critic", "Editor", false, new[] { "sound" }),
            },
            Inputs: new[] { new GraphInput("topic", "string") }
        );

    private static readonly PipelineShape Shape = new PipelineShape(Graph);

    private readonly Researcher researcher;
    private readonly Analyst analyst;
    private readonly Critic critic;
    private readonly Editor editor;
    private readonly PipelineRunner<State, DiamondPipelineResult> runner;

    /// <summary>Builds the pipeline and its agents from services.</summary>
    public DiamondPipeline(IServiceProvider services)
    {
        researcher = new Researcher(services.GetRequiredService<DiamondBehaviors>());
        analyst = new Analyst(services.GetRequiredService<DiamondBehaviors>());
        critic = new Critic(services.GetRequiredService<DiamondBehaviors>());
        editor = new Editor(services.GetRequiredService<DiamondBehaviors>());
        runner = new PipelineRunner<State, DiamondPipelineResult>(new PipelineHost("DiamondPipeline", services), Shape);
    }

    /// <summary>Runs the agents, each as soon as those it depends on have succeeded.</summary>
    public Task<DiamondPipelineResult> RunPipelineAsync(
        string topic,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var state = new State(this, topic);
        return runner.RunAsync(ref state, options, cancellationToken);
    }

    /// <summary>Runs the agents, and tells what happens; the last event carries the result.</summary>
    public IAsyncEnumerable<PipelineEvent> StreamPipelineAsync(
        string topic,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    ) => runner.StreamAsync(new State(this, topic), options, cancellationToken);

    /// <summary>The inputs and outputs of one run, and how each agent is called.</summary>
    private struct State : IPipelineState<DiamondPipelineResult>
    {
        private const int Researcher = 0;
        private const int Analyst = 1;
        private const int Critic = 2;
        private const int Editor = 3;

        private readonly DiamondPipeline pipeline;
        private readonly string topic;

        private AgentSlot<string> researcher;
        private AgentSlot<int> analyst;
        private AgentSlot<bool> critic;
        private AgentSlot<string> editor;

        public State(DiamondPipeline pipeline, string topic)
        {
            this.pipeline = pipeline;
            this.topic = topic;
        }

        public CancellationToken CancellationToken { get; set; }

        public bool RunInline(ref InlineRun run) =>
            run.Completed(RunResearcher())
            && run.Completed(RunAnalyst())
            && run.Completed(RunCritic())
            && run.Completed(RunEditor());

        public bool Invoke(int agent, PipelineRun run) =>
            agent switch
            {
                Researcher => RunResearcher(),
                Analyst => RunAnalyst(),
                Critic => RunCritic(),
                Editor => RunEditor(),
                _ => throw new ArgumentOutOfRangeException(nameof(agent)),
            };

        public bool Await(int agent, Action continuation) =>
            agent switch
            {
                Researcher => researcher.Await(continuation),
                Analyst => analyst.Await(continuation),
                Critic => critic.Await(continuation),
                Editor => editor.Await(continuation),
                _ => throw new ArgumentOutOfRangeException(nameof(agent)),
            };

        public bool VisitOutput(int agent, OutputVisitor visitor) =>
            agent switch
            {
                Researcher => visitor.Visit(ref researcher),
                Analyst => visitor.Visit(ref analyst),
                Critic => visitor.Visit(ref critic),
                Editor => visitor.Visit(ref editor),
                _ => throw new ArgumentOutOfRangeException(nameof(agent)),
            };

        public void VisitInputs(InputVisitor visitor) => visitor.Visit("topic", topic);

        public DiamondPipelineResult CreateResult(PipelineRunRecord record) =>
            new DiamondPipelineResult(record)
            {
                Researcher = record.Outcome(Researcher, researcher.Value),
                Analyst = record.Outcome(Analyst, analyst.Value),
                Critic = record.Outcome(Critic, critic.Value),
                Editor = record.Outcome(Editor, editor.Value),
            };

        private bool RunResearcher() => researcher.Take(pipeline.researcher.RunAsync(topic, CancellationToken));

        // [DependsOn<Researcher>]
        private bool RunAnalyst() =>
            analyst.Take(pipeline.analyst.RunAsync(notes: researcher.Value, CancellationToken));

        // [DependsOn<Researcher>]
        private bool RunCritic() => critic.Take(pipeline.critic.RunAsync(notes: researcher.Value, CancellationToken));

        // [DependsOn<Analyst>, DependsOn<Critic>]
        private bool RunEditor() =>
            editor.Take(pipeline.editor.RunAsync(score: analyst.Value, sound: critic.Value, CancellationToken));
    }
}
