using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Aegis.Runs.Tests.Agents;

/// <summary>Tools of every effect, which note what they are called with.</summary>
public partial class DeskTools(Script script)
{
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Look something up.</summary>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public async Task<string> LookAsync(string what, CancellationToken cancellationToken)
    {
        await script.NoteAsync("look", cancellationToken);
        return $"seen {what}";
    }

    /// <summary>Ring somebody.</summary>
    [Tool]
    public async Task<string> RingAsync(string whom, CancellationToken cancellationToken)
    {
        await script.NoteAsync("ring", cancellationToken);
        return $"rang {whom}";
    }

    /// <summary>Charge a card.</summary>
    [Tool(Effect = ToolEffect.AtMostOnce), NoApproval("It only counts.")]
    public async Task<string> ChargeAsync(int amount, CancellationToken cancellationToken)
    {
        await script.NoteAsync("charge", cancellationToken);
        Calls.Enqueue($"{amount}");
        return $"charged {amount}";
    }

    /// <summary>Ask a colleague, who asks the same model.</summary>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public async Task<string> ConsultAsync(string question, CancellationToken cancellationToken)
    {
        await script.NoteAsync("consult", cancellationToken);
        return await new Colleague().RunAsync(question, cancellationToken);
    }

    /// <summary>Sign a letter.</summary>
    [Tool, RequiresApproval]
    public async Task<string> SignAsync(string letter, CancellationToken cancellationToken)
    {
        await script.NoteAsync("sign", cancellationToken);
        return $"signed {letter}";
    }
}

[Agent("Do what is asked."), UseTools<DeskTools>]
public partial class Clerk;

[Agent("Answer colleagues.")]
public partial class Colleague;

[Agent("Look things up."), Retry(2, DelaySeconds = 0.001)]
public partial class Stubborn(Script script)
{
    /// <summary>Look something up.</summary>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public async Task<string> LookAsync(string what, CancellationToken cancellationToken)
    {
        await script.NoteAsync("look", cancellationToken);
        return $"seen {what}";
    }
}

/// <summary>A function that Aegis did not write, and that says nothing of its effect.</summary>
public sealed class Switchboard(Script script)
{
    public IReadOnlyList<AITool> Tools { get; } = [AIFunctionFactory.Create(RingAsync(script), "ring")];

    private static Func<string, CancellationToken, Task<string>> RingAsync(Script script) =>
        async (whom, cancellationToken) =>
        {
            await script.NoteAsync("ring", cancellationToken);
            return $"rang {whom}";
        };
}

[Agent("Ring them."), UseTools<Switchboard>, Retry(2, DelaySeconds = 0), Timeout(AttemptSeconds = 5)]
public partial class Operator;

[Pipeline(typeof(Operator))]
public partial class OperatorPipeline;

[Pipeline(typeof(Clerk))]
public partial class ClerkPipeline;

[Pipeline(typeof(Stubborn))]
public partial class StubbornPipeline;

[Pipeline(typeof(Colleague))]
public partial class ColleaguePipeline;
