using System.Text.Json;
using Aegis.Benchmarks.Scheduler;
using Aegis.Benchmarks.Tools;
using Aegis.Benchmarks.Turns;
using Aegis.Turns;
using Microsoft.Extensions.AI;

namespace Aegis.Benchmarks.Telemetry;

/// <summary>What is measured. It touches nothing that only this version of Aegis has: it is loaded beside earlier ones too.</summary>
public static class Subjects
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "diamond, sync",
        "diamond, yield",
        "chain of 100, sync",
        "chain of 100, yield",
        "random graph of 1,000, sync",
        "an agent that asks a model",
        "a call of a tool",
        "100 turns",
    ];

    /// <summary>What one run of a subject is.</summary>
    public static Func<Task> Create(string name)
    {
        var yields = name.EndsWith("yield", StringComparison.Ordinal);
        switch (name[..3])
        {
            case "dia":
                var diamond = new DiamondPipeline(new NoOpServices(yields));
                return () => diamond.RunPipelineAsync(1);
            case "cha":
                var chain = new SyntheticPipeline("Chain", LayeredGraph.Chain(100), yields);
                return () => chain.RunAsync(1);
            case "ran":
                var graph = new SyntheticPipeline("Graph", LayeredGraph.Random(1000, seed: 1), yields);
                return () => graph.RunAsync(1);
            case "an ":
                var asks = new AskPipeline(new ConstantModel());
                return () => asks.RunPipelineAsync("?");
            case "a c":
                return Tool();
            default:
                return Turns(new AgentLoop("idle", "Does nothing.", new Idle().Tools));
        }
    }

    private static Func<Task> Tool()
    {
        var tool = new MeasuredTools().Tools.Single(tool => tool.Name == "book");
        var arguments = new AIFunctionArguments
        {
            ["guest"] = "Ada",
            ["nights"] = 3,
            ["place"] = JsonSerializer.SerializeToElement(new Place("Rome", 2, true), JsonSerializerOptions.Web),
        };
        return () => tool.InvokeAsync(arguments).AsTask();
    }

    private static Func<Task> Turns(AgentLoop loop) =>
        async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await loop.PutAsync(Idle.Turns.Nothing(i));
            }

            await foreach (var _ in loop.RunAsync()) { }
        };
}
