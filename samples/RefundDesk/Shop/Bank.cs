using System.Text;
using System.Text.Json;

namespace RefundDesk.Shop;

/// <summary>
/// Stands in for a bank: a file of its own, a line a refund, so that one too many would be seen. Like real ones it takes a key
/// with each request, and answers a key that it has seen with the first receipt.
/// </summary>
/// <param name="path">The file.</param>
public sealed class Bank(string path)
{
    /// <summary>All refunds, the first one first.</summary>
    public IReadOnlyList<Receipt> Refunds => [.. Entries().Select(entry => entry.Receipt)];

    /// <summary>Refunds an order, once for each key.</summary>
    public Receipt Refund(string key, string order, decimal amount)
    {
        var entries = Entries().ToList();
        if (entries.Find(entry => entry.Key == key) is { } earlier)
        {
            return earlier.Receipt;
        }

        var receipt = new Receipt($"R-{entries.Count + 1}", order, amount);
        var line = JsonSerializer.Serialize(new Entry(key, receipt), JsonSerializerOptions.Web);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
        return receipt;
    }

    private IEnumerable<Entry> Entries() =>
        File.Exists(path)
            ? File.ReadLines(path).Select(line => JsonSerializer.Deserialize<Entry>(line, JsonSerializerOptions.Web)!)
            : [];

    private sealed record Entry(string Key, Receipt Receipt);
}
