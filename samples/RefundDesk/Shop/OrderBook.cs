using System.Text.Json;

namespace RefundDesk.Shop;

/// <summary>The orders of the shop.</summary>
public sealed class OrderBook(IReadOnlyList<Order> orders)
{
    /// <summary>The numbers of all orders.</summary>
    public IEnumerable<string> Ids => orders.Select(order => order.Id);

    /// <summary>Reads the orders that lie beside the program.</summary>
    public static OrderBook Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "orders.json"));
        return new OrderBook(JsonSerializer.Deserialize<List<Order>>(file, JsonSerializerOptions.Web)!);
    }

    /// <summary>
    /// Finds an order. Its number has one spelling: to the ledger "17" and "017" are two actions, and two refunds.
    /// </summary>
    public Order? Find(string id) => orders.FirstOrDefault(order => order.Id == id);
}
