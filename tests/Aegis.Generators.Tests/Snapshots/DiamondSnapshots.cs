namespace Aegis.Generators.Tests.Snapshots;

/// <summary>What is emitted for plain code: calls in a straight line before the engine is asked.</summary>
public class DiamondSnapshots
{
    [Fact]
    public void Diamond_OfPlainCode() =>
        Snapshot.Match(
            Project.Compile(
                """
                namespace Shop.Orders;

                public sealed record Order(int Id);

                [Agent]
                public partial class Loader
                {
                    public Order Run(int orderId) => new(orderId);
                }

                [Agent, DependsOn<Loader>]
                public partial class Prices
                {
                    public async Task<decimal> RunAsync(Order order, CancellationToken cancellationToken)
                    {
                        await Task.Yield();
                        return order.Id;
                    }
                }

                [Agent, DependsOn<Loader>]
                public partial class Stock
                {
                    public async ValueTask<int> RunAsync(Order order)
                    {
                        await Task.Yield();
                        return order.Id;
                    }
                }

                [Agent, DependsOn<Prices>, DependsOn<Stock>]
                public partial class Offer
                {
                    public string Run(decimal price, int count) => $"{count} at {price}";
                }

                [Pipeline(typeof(Offer), MaxConcurrency = 4, OnFailure = OnFailure.StopPipeline, TimeoutSeconds = 1.5)]
                public partial class OfferPipeline;
                """
            )
        );
}
