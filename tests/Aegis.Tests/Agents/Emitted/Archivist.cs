using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aegis.Tests.Agents.Emitted;

[Agent]
[DependsOn<Analyst>]
public sealed partial class Archivist(
    Archive archive,
    [FromKeyedServices("cold")] Archive coldArchive,
    ILogger<Archivist> logger,
    TimeProvider timeProvider,
    int copies = 2
) : IAsyncDisposable
{
    public Archive Archive => archive;

    public Archive ColdArchive => coldArchive;

    public ILogger Log => logger;

    public TimeProvider Clock => timeProvider;

    public int Copies => copies;

    public bool IsDisposed { get; private set; }

    public void Run(RiskReport report) => archive.Reports.Add(report);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}

public sealed class Archive
{
    public List<RiskReport> Reports { get; } = [];
}
