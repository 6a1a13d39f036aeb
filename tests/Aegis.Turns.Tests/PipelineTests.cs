using Aegis.Turns.Tests.Kit;

namespace Aegis.Turns.Tests;

/// <summary>An agent of a pipeline that is a loop.</summary>
[Agent(Description = "Greets guests one by one.")]
public partial class Reception
{
    public async IAsyncEnumerable<string> RunAsync(
        string[] guests,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var loop = new AgentLoop("reception", "Greets guests.", new Greeter().Tools);
        foreach (var guest in guests)
        {
            await loop.PutAsync(Greeter.Turns.Greet(guest), cancellationToken);
        }

        await foreach (var (_, value) in loop.RunAsync(cancellationToken))
        {
            yield return (string)value!;
        }
    }
}

[Agent(Description = "Counts letters.")]
[DependsOn<Reception>]
public partial class Counter
{
    public int Run(IReadOnlyList<string> greetings) => greetings.Sum(greeting => greeting.Length);
}

[Pipeline]
public partial class WelcomePipeline;

/// <summary>A pipeline that is a tool of a loop.</summary>
public partial class Hotel(WelcomePipeline pipeline)
{
    [Tool]
    public async Task<int> WelcomeAsync(string[] guests, CancellationToken cancellationToken)
    {
        var result = await pipeline.RunPipelineAsync(guests, cancellationToken: cancellationToken);
        return result.Counter.Value;
    }
}

public class PipelineTests
{
    [Fact]
    public async Task Loop_IsAnAgentWhoseValuesAreEvents()
    {
        var items = new List<object?>();
        await foreach (var happened in new WelcomePipeline().StreamPipelineAsync(["Ada", "Bo"]))
        {
            if (happened is AgentItem item)
            {
                items.Add(item.Item);
            }
        }

        Assert.Equal(["Hello Ada!", "Hello Bo!"], items);
    }

    [Fact]
    public async Task Pipeline_IsAToolOfALoop()
    {
        using var loop = new AgentLoop("hotel", "", new Hotel(new WelcomePipeline()).Tools);
        await loop.PutAsync(Hotel.Turns.Welcome(["Ada", "Bo"]));
        Assert.Equal([19], await loop.AllAsync());
    }
}
