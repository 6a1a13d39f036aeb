using System.Globalization;
using Aegis.Ledger;
using RefundDesk.Shop;

namespace RefundDesk.Terminal;

/// <summary>What is there in the end: the bank's refunds, and what the ledger says of the operation.</summary>
public static class RefundReport
{
    /// <summary>Shows it.</summary>
    /// <returns>Whether all of it holds together.</returns>
    public static async Task<bool> WriteAsync(
        Order order,
        Bank bank,
        ILedgerStore store,
        CancellationToken cancellationToken
    )
    {
        var refunds = bank.Refunds.Where(refund => refund.Order == order.Id).ToList();
        Console.WriteLine(
            $"bank: {refunds.Count switch { 0 => "no refund", 1 => "1 refund", var many => $"{many} refunds" }}"
        );
        foreach (var refund in refunds)
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  {refund.Number}  {refund.Amount:0.00} euros")
            );
        }

        // tool and [IdempotencyKey] say which action it is, in whatever run
        const string Tenant = "default";
        if (await store.FindByKeyAsync(Tenant, $"key:refund:{order.Id}", cancellationToken) is not { } operation)
        {
            Console.WriteLine("operation: none");
            return refunds.Count == 0;
        }

        Console.WriteLine($"operation: {operation.Id:d} {operation.State}, attempt {operation.Attempt}");
        var records = await store.ReadAuditAsync(Tenant, operation.Id, cancellationToken);
        foreach (var record in records)
        {
            Console.WriteLine(
                $"  {record.Sequence}  {record.At:HH:mm:ss.fff}  {record.Action, -14}  {Name(record.Actor)}"
            );
        }

        var fault = AuditChain.Verify(operation, records);
        Console.WriteLine($"audit: {fault ?? $"all {records.Count} records as they were written"}");
        var expected = operation.State == OperationState.Committed ? 1 : 0;
        return fault is null && refunds.Count == expected;
    }

    // of a process: its machine and its number, without what tells it from others of that number
    private static string Name(string actor) => string.Join('/', actor.Split('/').Take(2));
}
