namespace Aegis.Benchmarks.Turns;

/// <summary>Tools that do nothing.</summary>
public partial class Idle
{
    [Tool]
    public void Nothing(int number) { }

    [Tool]
    public ValueTask<string> EchoAsync(string text) => new(text);

    [Tool]
    public Task ListenAsync(int number, CancellationToken cancellationToken) => Task.CompletedTask;
}
