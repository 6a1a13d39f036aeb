using Aegis.Turns;
using Microsoft.Extensions.AI;
using SupportDesk.Desks;

namespace SupportDesk;

/// <summary>The three loops of a support desk, which know each other by name.</summary>
internal sealed class Office : IDisposable
{
    private readonly AgentLoopRegistry loops = new();
    private readonly AgentLoop reception;

    public Office()
    {
        reception = Make(Reception.Name, "Hands tickets on, and answers.", Reception.Tools);
        Billing = Make(Desks.Billing.Name, "Gives money back.", Desks.Billing.Tools);
        var technical = Make(Technical.Name, "Helps with what does not work.", Technical.Tools);
        technical.ContextPool.Add(new ContextItem("hold the button for ten seconds", "Lamps that stay dark", "lamp"));
        technical.ContextPool.Add(new ContextItem("point the aerial at the sea", "Radios that hiss", "radio"));
    }

    public AgentLoop Billing { get; private set; }

    public void Dispose()
    {
        foreach (var loop in loops.Loops)
        {
            loop.Dispose();
        }
    }

    public ValueTask ReceiveAsync(Ticket ticket) => reception.PutAsync(Reception.Turns.Triage(ticket));

    /// <summary>Closes a ticket whose payment nobody has allowed.</summary>
    public ValueTask DeclineAsync(string ticket) => reception.PutAsync(Reception.Turns.Close(ticket, "declined"));

    /// <summary>Goes on until there is nothing left to do without a person.</summary>
    public async Task WorkAsync(TextWriter output)
    {
        await foreach (var value in loops.RunAsync())
        {
            await output.WriteLineAsync($"{value.Loop.Name}: {value.Value}");
        }
    }

    /// <summary>Puts billing away, as when its process ends while it waits.</summary>
    public string PutAway()
    {
        Billing.Dispose();
        return Billing.ToJson();
    }

    /// <summary>Goes on with billing where it was put away.</summary>
    public void TakeUp(string json)
    {
        Billing = AgentLoop.FromJson(json, Desks.Billing.Tools, new() { Registry = loops });
        Billing.Resume();
    }

    private AgentLoop Make(string name, string description, IEnumerable<AIFunction> tools) =>
        new(name, description, tools, new() { Registry = loops });
}
