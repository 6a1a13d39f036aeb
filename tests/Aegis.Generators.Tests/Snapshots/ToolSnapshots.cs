namespace Aegis.Generators.Tests.Snapshots;

/// <summary>What is emitted beside types with tools.</summary>
public class ToolSnapshots
{
    [Fact]
    public void WebTools_OfTheDesign() =>
        Snapshot.Match(
            Project.Compile(
                """
                using System.ComponentModel.DataAnnotations;
                namespace Research
                {
                    public enum Freshness { Any, Week, Day }
                    public sealed record SearchHit(string Title, Uri Url);
                    public partial class WebTools(System.Net.Http.HttpClient http)
                    {
                        /// <summary>Search the web for recent information.</summary>
                        /// <param name="query">What to look for.</param>
                        /// <param name="limit">How many hits.</param>
                        [Tool(Effect = ToolEffect.ReadOnly)]
                        public async Task<SearchHit[]> SearchWebAsync(
                            [StringLength(200, MinimumLength = 2)] string query,
                            [Range(1, 50)] int limit = 10,
                            Freshness freshness = Freshness.Any,
                            CancellationToken cancellationToken = default)
                        {
                            await http.GetStringAsync(query, cancellationToken);
                            return [];
                        }

                        /// <summary>Charge a card.</summary>
                        [Tool(Effect = ToolEffect.IdempotentDownstream), RequiresApproval(TimeoutSeconds = 600)]
                        public Task ChargeCardAsync([IdempotencyKey] string orderId, decimal amount) => Task.CompletedTask;
                    }
                }
                """
            )
        );

    [Fact]
    public void Shop_ThatIsAskedAndThatWritesInATransaction() =>
        Snapshot.Match(
            Project.Compile(
                """
                using System.Data.Common;
                using Aegis.Ledger;
                namespace Shop
                {
                    public sealed record Parcel(string Id);
                    public abstract class Carrier
                    {
                        public abstract Task<Parcel> SendAsync(string order, string reference, CancellationToken token);
                        public abstract Task<Parcel?> FindAsync(string reference, CancellationToken token);
                    }
                    public partial class ShopTools(Carrier carrier)
                    {
                        /// <summary>Ship an order.</summary>
                        [Tool(Effect = ToolEffect.Queryable)]
                        public Task<Parcel> ShipAsync(
                            [IdempotencyKey] string order,
                            ToolCallKey key,
                            [FingerprintIgnore] string? remark = null,
                            CancellationToken cancellationToken = default) =>
                            carrier.SendAsync(order + remark, key.Value, cancellationToken);

                        [Probe(nameof(ShipAsync))]
                        private async Task<ProbeAnswer> FindParcelAsync(ToolCallKey key, string order, CancellationToken cancellationToken) =>
                            order.Length > 0 && await carrier.FindAsync(key.Value, cancellationToken) is { } parcel
                                ? ProbeAnswer.Done(parcel)
                                : ProbeAnswer.NotDone;

                        /// <summary>Book an order.</summary>
                        [Tool(Effect = ToolEffect.Transactional)]
                        public static void Book([IdempotencyKey] string order, decimal amount, DbTransaction transaction) =>
                            transaction.Save(order + amount);
                    }
                }
                """
            )
        );

    [Fact]
    public void StaticClass_OfPlainMethods() =>
        Snapshot.Match(
            Project.Compile(
                """
                public static partial class Calculator
                {
                    [Tool] public static int Add(int left, int right) => left + right;
                    [Tool(Strict = true)] public static double Root(double number, int degree = 2) => Math.Pow(number, 1.0 / degree);
                }
                """
            )
        );

    [Fact]
    public void Record_ThatDerivesAndBinds() =>
        Snapshot.Match(
            Project.Compile(
                """
                public interface IStore { void Save(string key, string value); }
                public partial record Desk { [Tool] public string Now() => "now"; }
                public partial record Office(string Name) : Desk
                {
                    [Tool(Name = "save", Serialize = true), FixedArgument("permission", "admin")]
                    public void Save(string key, string permission, [Service] IStore store, AgentContext context) => store.Save(key, permission);
                    [Tool(MaxResultChars = 4000)]
                    public IAsyncEnumerable<string> ReadAsync(string path, CancellationToken token) => throw new NotSupportedException(path);
                }
                """
            )
        );

    [Fact]
    public void ToolsInHostileSurroundings() =>
        Snapshot.Match(
            Project.Compile(
                """
                namespace Deep.@event
                {
                    internal static partial class Outer<T>
                    {
                        internal readonly partial struct @class
                        {
                            private readonly int tools = 1; public @class() { }
                            [Tool] public int @default(int call, int tools, int @class) => this.tools + call + tools + @class;
                        }
                    }
                }
                """
            )
        );

    [Fact]
    public void Loop_WhoseToolsReachIt() =>
        Snapshot.Match(
            Project.Compile(
                """
                using Aegis.Turns;
                internal sealed record Ticket(string Id);
                public partial class Desk
                {
                    /// <summary>The turns of a game, not those of a loop.</summary>
                    public int Turns { get; set; }
                    private enum Mood { Calm, Loud }
                    [Tool] internal Turn Close(Ticket ticket) => ToolTurns.Recall();
                    [Tool] public string Recall(ContextQueue queue, ContextPool? pool = null, AgentLoop? loop = null) => $"{queue.Count} {pool} {loop}";
                    [Tool] public async IAsyncEnumerable<int> CountAsync(int Item1, int rest, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token) { await Task.Yield(); yield return Item1 + rest; }
                }
                """
            )
        );
}
