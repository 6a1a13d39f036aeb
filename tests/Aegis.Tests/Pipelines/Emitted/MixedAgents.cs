#pragma warning disable CA1822 // run methods are instance methods, also when they need nothing of the instance

using System.Runtime.CompilerServices;

namespace Aegis.Tests.Pipelines.Emitted;

// what a user writes: one agent of each kind

[Agent]
public partial class Reader
{
    public string Run(string path) => path.Length > 0 ? $"text of {path}" : throw new ArgumentException("no path");
}

[Agent]
[DependsOn<Reader>]
public partial class Counter
{
    public int Run(string text) => text.Length;
}

[Agent]
[DependsOn<Reader>]
public partial class Splitter
{
    public async IAsyncEnumerable<string> RunAsync(
        string text,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var word in text.Split(' '))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return word;
        }
    }
}

[Agent]
[DependsOn<Reader>]
public partial class Witness
{
    public async Task<string> RunAsync(string text, AgentContext context)
    {
        await Task.Yield();
        context.Report("half done");
        return text.Contains("fail", StringComparison.Ordinal)
            ? throw new FormatException("witness failed")
            : $"{context.AgentId} in {context.RunId}, current {AgentContext.Current?.AgentId}";
    }
}

[Agent(Lifetime = AgentLifetime.Run)]
[DependsOn<Counter>]
public sealed partial class Recorder(List<string> log) : IAsyncDisposable
{
    private bool disposed;

    public async Task RunAsync(int count)
    {
        await Task.Yield();
        ObjectDisposedException.ThrowIf(disposed, this);
        lock (log)
        {
            log.Add($"recorded {count}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        disposed = true;
        lock (log)
        {
            log.Add("disposed");
        }
    }
}

[Agent]
[DependsOn<Witness>]
[DependsOn<Recorder>]
public partial class Judge
{
    public string Run(AgentOutcome<string> witness, AgentOutcome recorder) =>
        $"{witness.Status}, {recorder.AgentId}: {recorder.Status}";
}

[Pipeline]
public partial class MixedPipeline;
