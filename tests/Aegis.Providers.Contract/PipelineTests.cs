using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>An emitted pipeline, with a tool and a typed answer, over the SDK.</summary>
public sealed class PipelineTests : ServerTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ToolAndTypedAnswer_GoOverTheWire(bool streaming)
    {
        Server.Enqueue(
            Reply.Call(new ScriptedCall("c1", "get_forecast", "{\"pla", "ce\":\"Oslo\"}")).Counting(new(10, 5)),
            Reply.Text("It will be dry ", "in Oslo.").Counting(new(20, 6)),
            Reply.Text("{\"place\":\"Oslo\",", "\"hours\":4}").Counting(new(30, 7))
        );
        using var client = Client();
        var pipeline = new TripPipeline(client);

        var result = streaming
            ? await FollowAsync(pipeline)
            : await pipeline.RunPipelineAsync("Where to?", null, Token);

        result.EnsureSuccess();
        Assert.Equal("It will be dry in Oslo.", result.Scout.Value);
        Assert.Equal(new Trip("Oslo", 4), result.Guide.Value);
        Assert.Equal((60, 18), (result.Usage?.InputTokenCount, result.Usage?.OutputTokenCount));
        Assert.Equal(3, Server.Requests.Count);
        Assert.All(Server.Requests, request => Assert.Equal(streaming, request.IsStreaming));
        Assert.Contains("dry for 3 days", Server.Requests[1].Text, StringComparison.Ordinal);
        Assert.Contains("json_schema", Server.Requests[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProviderFails_AgentFailsWithItsWords()
    {
        Server.Enqueue(
            Reply.Status(
                System.Net.HttpStatusCode.TooManyRequests,
                """{"error":{"message":"Too fast."}}""",
                ("Retry-After", "3")
            )
        );
        using var client = Client();

        var result = await new TripPipeline(client).RunPipelineAsync("Where to?", null, Token);

        var error = Assert.IsType<ProviderException>(result.Scout.Error);
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);
        Assert.Contains("Too fast.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["Scout"], result.Guide.SkippedBecause);
    }

    private static async Task<TripPipelineResult> FollowAsync(TripPipeline pipeline)
    {
        TripPipelineResult? result = null;
        await foreach (var happened in pipeline.StreamPipelineAsync("Where to?", null, Token))
        {
            result = (happened as RunCompleted<TripPipelineResult>)?.Result ?? result;
        }

        return result!;
    }
}

public sealed record Trip(string Place, int Hours);

[Agent("Find a dry place.")]
public partial class Scout
{
    /// <summary>The forecast for a place.</summary>
    /// <param name="place">A town.</param>
    /// <param name="days">How many days to look ahead.</param>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public static string GetForecast(string place, int days = 3) => $"{place}: dry for {days} days";
}

[Agent("Plan the trip.")]
[DependsOn<Scout>]
public partial class Guide
{
    [Prompt("Plan a trip by this:\n{forecast}")]
    public partial Task<Trip> RunAsync(string forecast, CancellationToken cancellationToken);
}

[Pipeline(typeof(Guide))]
public partial class TripPipeline;
