namespace Aegis.Client.Tests;

/// <summary>A server that answers as it is told, and a client whose delays take no time.</summary>
public abstract class ClientTest : IAsyncLifetime
{
    private readonly List<HttpClient> clients = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ScriptedServer Server { get; private set; } = null!;

    protected SleepSkippingClock Clock { get; } = new();

    public async ValueTask InitializeAsync() => Server = await ScriptedServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        clients.ForEach(static client => client.Dispose());
        await Server.DisposeAsync();
    }

    /// <summary>A client of tenant <c>acme</c> on thread <c>t-1</c> that draws the middle of each range.</summary>
    protected AegisClient Client(Action<AegisClientOptions>? configure = null)
    {
        var options = new AegisClientOptions
        {
            BaseAddress = Server.Url,
            TenantId = "acme",
            ThreadId = "t-1",
            TimeProvider = Clock,
            Randomizer = static () => 0.5,
        };
        configure?.Invoke(options);
        var http = new HttpClient();
        clients.Add(http);
        return new AegisClient(http, options);
    }
}
