using SupportDesk;
using SupportDesk.Desks;

if (args is not ([] or ["--approve"] or ["--decline"]))
{
    Console.Error.WriteLine("usage: dotnet run --project samples/SupportDesk -- [--approve | --decline]");
    return 2;
}

using var office = new Office();
await office.ReceiveAsync(new Ticket("T1", "My lamp stays dark."));
await office.ReceiveAsync(new Ticket("T2", "I paid twice.", Refund: 40));
await office.ReceiveAsync(new Ticket("T3", "The lens was broken.", Refund: 250));
await office.ReceiveAsync(new Ticket("T4", "The fog horn is silent."));
await office.WorkAsync(Console.Out);

var waiting = office.PutAway();
Console.WriteLine($"billing waits for somebody to allow {office.Billing.Count} payment: {waiting}");
switch (args)
{
    case ["--approve"]:
        office.TakeUp(waiting);
        break;
    case ["--decline"]:
        await office.DeclineAsync("T3");
        break;
}

await office.WorkAsync(Console.Out);
return 0;
