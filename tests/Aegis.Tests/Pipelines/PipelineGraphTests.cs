using System.Text.Json;
using Xunit;

namespace Aegis.Tests.Pipelines;

public sealed class PipelineGraphTests
{
    private static readonly PipelineGraph Graph = new(
        "Report",
        [
            new GraphAgent("end", AgentForm.Composed, "string", "Says \"hello\"."),
            new GraphAgent("a\"b`#c", AgentForm.Bodied, "IReadOnlyList<string>"),
        ],
        [new GraphEdge("end", "a\"b`#c", true, ["text", "more"])],
        [new GraphInput("topic", "string?")]
    );

    [Fact]
    public void ToMermaid_QuotesLabelsAndDashesOptionalEdges() =>
        Assert.Equal(
            """
            flowchart TD
                agent0["end"]
                agent1["a#34;b#96;#35;c"]
                agent0 -.->|"text, more"| agent1

            """.ReplaceLineEndings("\n"),
            Graph.ToMermaid()
        );

    [Fact]
    public void ToMermaid_RequiredEdgeThatFeedsNothing_IsAPlainArrow()
    {
        var graph = Graph with { Edges = [new GraphEdge("end", "a\"b`#c", false, [])] };

        Assert.EndsWith("    agent0 --> agent1\n", graph.ToMermaid(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_HoldsEverything()
    {
        Assert.Equal(
            """
            {
              "name": "Report",
              "agents": [
                {
                  "id": "end",
                  "form": "Composed",
                  "output": "string",
                  "description": "Says \"hello\"."
                },
                {
                  "id": "a\"b`#c",
                  "form": "Bodied",
                  "output": "IReadOnlyList<string>"
                }
              ],
              "edges": [
                {
                  "from": "end",
                  "to": "a\"b`#c",
                  "optional": true,
                  "parameters": [
                    "text",
                    "more"
                  ]
                }
              ],
              "inputs": [
                {
                  "name": "topic",
                  "type": "string?"
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            Graph.ToJson()
        );
        using var parsed = JsonDocument.Parse(Graph.ToJson());
    }

    [Theory]
    [InlineData("end", "end")]
    [InlineData("nobody", "end")]
    [InlineData("a\"b`#c", "end")]
    public void Shape_EdgeThatLeadsNowhereOrBackwards_IsRefused(string from, string to)
    {
        var graph = Graph with { Edges = [new GraphEdge(from, to, false, [])] };

        Assert.Throws<ArgumentException>(() => new Aegis.Pipelines.PipelineShape(graph));
    }

    [Fact]
    public void Shape_TwoAgentsOfOneId_AreRefused()
    {
        var graph = Graph with { Agents = [Graph.Agents[0], Graph.Agents[0]], Edges = [] };

        Assert.Throws<ArgumentException>(() => new Aegis.Pipelines.PipelineShape(graph));
    }
}
