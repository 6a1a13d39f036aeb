namespace Aegis.Turns.Tests.Kit;

public interface IClerk
{
    string Name { get; }
}

public sealed class Clerk(string name) : IClerk
{
    public string Name => name;
}

/// <summary>Tools with guards, and with parameters that no turn holds.</summary>
public partial class Vault
{
    public int Calls { get; private set; }

    [Tool, FixedArgument("permission", "read")]
    public string Open(string door, string permission) => $"{door} to {permission}";

    [Tool]
    public string Ask(string what, [Service] IClerk clerk, AgentContext context, IServiceProvider services) =>
        $"{clerk.Name} of {context.AgentId} on {what}: {services.GetService(typeof(IClerk)) == clerk}";

    [Tool, RequiresApproval]
    public string Burn(string what) => $"{what} is gone";

    [Tool(Effect = ToolEffect.IdempotentDownstream)]
    public Guest Book([IdempotencyKey] string id, int nights, ToolCallKey key)
    {
        Calls++;
        return new Guest($"{id} {key.Value.Length}", nights);
    }

    [Tool(Effect = ToolEffect.AtMostOnce)]
    public async IAsyncEnumerable<int> CountAsync([IdempotencyKey] string id, int to)
    {
        Calls++;
        for (var number = 1; number <= to; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    [Tool(Effect = ToolEffect.Idempotent), Retry(3, DelaySeconds = 0)]
    public string Flaky(string id) => ++Calls < 3 ? throw new TimeoutException("not yet") : id;
}
