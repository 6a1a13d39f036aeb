using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Telemetry.Tests;

// what a user writes

[Agent("You are a marker clerk.", Description = "Answers letters.")]
[UseTools<Desk>]
internal sealed partial class Clerk
{
    [Prompt("Answer: {letter}")]
    public partial Task<string> RunAsync([Input] string letter, CancellationToken cancellationToken);
}

[Agent]
[DependsOn<Clerk>]
[Retry(3, DelaySeconds = 0.001)]
internal sealed partial class Stamp(Ink ink)
{
    public async Task<string> RunAsync(string answer, CancellationToken cancellationToken)
    {
        await Task.Yield();
        ink.Use();
        return answer + " (stamped)";
    }
}

[Pipeline]
internal sealed partial class OfficePipeline;

/// <summary>What may run out for some attempts.</summary>
internal sealed class Ink(int failures = 0)
{
    private int left = failures;

    public void Use()
    {
        if (left-- > 0)
        {
            throw new TimeoutException("marker: no ink");
        }
    }
}

internal static class Office
{
    public static ServiceCollection Services(int failures = 0, params ScriptedReply[] replies)
    {
        var services = new ServiceCollection();
        services.AddAegis();
        services.AddSingleton(new Ink(failures));
        services.AddSingleton<IChatClient>(new Chats.FakeModel(replies));
        return services;
    }

    public static FunctionCallContent Greets(string id, string name) =>
        new(id, "greet", new Dictionary<string, object?> { ["name"] = name });
}
