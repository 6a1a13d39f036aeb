using Aegis.Memory;

namespace Aegis.Runs.Tests.Agents;

/// <summary>Tools that remember what they did.</summary>
public partial class MemoTools(Script script)
{
    /// <summary>Note something down.</summary>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public async Task<string> NoteAsync(string what, AgentContext context, CancellationToken cancellationToken)
    {
        await script.NoteAsync("note", cancellationToken);
        Append(context.Memory, "notes", what);
        return $"noted {what}";
    }

    /// <summary>Run after so many others have.</summary>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public async Task<string> RelayAsync(int after, AgentContext context)
    {
        await script.ReachedAsync("relay", after);
        Append(context.Memory, "relay", $"{after}");
        script.Note("relay");
        return $"ran after {after}";
    }

    /// <summary>Pay somebody.</summary>
    [Tool(Effect = ToolEffect.AtMostOnce), NoApproval("It only counts.")]
    public async Task<string> PayAsync(string whom, AgentContext context, CancellationToken cancellationToken)
    {
        await script.NoteAsync("pay", cancellationToken);
        Append(context.Memory, "paid", whom);
        context.Memory.Remove("debt");
        return $"paid {whom}";
    }

    /// <summary>Pay an order.</summary>
    [Tool(Effect = ToolEffect.AtMostOnce), NoApproval("It only counts.")]
    public async Task<string> SettleAsync(
        [IdempotencyKey] string order,
        AgentContext context,
        CancellationToken cancellationToken
    )
    {
        Append(context.Memory, "settled", order);
        await script.NoteAsync("settle", cancellationToken);
        return $"settled {order}";
    }

    /// <summary>Sign a letter.</summary>
    [Tool, RequiresApproval]
    public async Task<string> SignAsync(string letter, CancellationToken cancellationToken)
    {
        await script.NoteAsync("sign", cancellationToken);
        return $"signed {letter}";
    }

    private static void Append(MemorySession memory, string key, string item)
    {
        memory.TryGet<List<string>>(key, out var items);
        memory.Set<List<string>>(key, [.. items ?? [], item]);
    }
}

[Agent("Keep the books."), UseTools<MemoTools>]
public partial class Keeper;

[Agent("Keep the books, and try again."), UseTools<MemoTools>, Retry(2, DelaySeconds = 0)]
public partial class StubbornKeeper;

[Agent]
public partial class Hoarder
{
    public string Run(int length, AgentContext context)
    {
        context.Memory.Set("length", length);
        return new('x', length);
    }
}

[Pipeline(typeof(Keeper))]
public partial class KeeperPipeline;

[Pipeline(typeof(StubbornKeeper))]
public partial class StubbornKeeperPipeline;

[Pipeline(typeof(Hoarder))]
public partial class HoarderPipeline;
