using Aegis.Storage.Worker;

// a process that works on operations until it is killed: worker <name> <seed> <first key> <protocol> <halt> <after>
var connection =
    Environment.GetEnvironmentVariable("AEGIS_WORKER_CONNECTION")
    ?? throw new InvalidOperationException("AEGIS_WORKER_CONNECTION is not set.");
if (args[0] == "zombie")
{
    await Zombie.RunAsync(connection);
    return;
}

if (args[0] == "account")
{
    await using var ledger = new Aegis.Storage.PostgreSqlLedgerStore(connection);
    Console.WriteLine("ready");
    Console.ReadLine();
    await Accounting.RecordAsync(ledger.Usage, int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
    return;
}

var halt = new Halt(args[4], int.Parse(args[5], System.Globalization.CultureInfo.InvariantCulture));
await using var steps = new Steps(connection, args[0], Enum.Parse<Protocol>(args[3]), halt, Console.WriteLine);
await steps.WarmUpAsync();
Console.WriteLine("ready");
var random = new Random(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
for (var number = int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture); ; number++)
{
    await steps.RunAsync(number);
    Console.WriteLine($"at {number}");
    if (random.Next(8) == 0)
    {
        await steps.RecoverAsync();
    }
}
