using Aegis.Ledger;
using Aegis.Storage.Sqlite.Worker;
using Aegis.Storage.Worker;

// A process of its own for the tests: opens the ledger, says so, waits for a line, and then does what it was told.
await using var store = Aegis.Storage.Sqlite.SqliteLedgerStore.Open(args[1]);
Console.WriteLine("open");
Console.ReadLine();
switch (args[0])
{
    case "claim":
        await Work.ClaimAsync(store, int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
        break;
    case "commit":
        await Work.CommitForEverAsync(store);
        break;
    case "remember":
        await Remembering.ForEverAsync(store.Memory);
        break;
    case "count":
        await Remembering.CountAsync(
            store.Memory,
            int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture)
        );
        break;
    case "account":
        await Accounting.RecordAsync(
            store.Usage,
            int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture)
        );
        break;
    case "account-for-ever":
        await Accounting.ForEverAsync(store.Usage, isFlushing: args[2] != "0");
        break;
    default:
        throw new ArgumentException($"There is no '{args[0]}' to do.");
}
