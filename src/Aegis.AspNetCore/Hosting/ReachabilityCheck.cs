using Microsoft.Extensions.Hosting;

namespace Aegis.AspNetCore.Hosting;

/// <summary>
/// Says at the start that endpoints were mapped before which nothing stands that knows callers: they would refuse everybody. Apps
/// that map before they start are told before they listen, others right after.
/// </summary>
internal sealed class ReachabilityCheck(AegisServerMarker marker) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Check();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Check();

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task Check() =>
        !marker.IsMapped || marker.IsUsed
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                "MapAegis() was called on a group of endpoints, to which it can not add what has to stand before them. "
                    + "Call app.UseAegis() before app.MapGroup(…).MapAegis()."
            );
}
