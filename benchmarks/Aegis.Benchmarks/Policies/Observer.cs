using Aegis.Resilience;

namespace Aegis.Benchmarks.Policies;

/// <summary>Hears of attempts, as a run does, and has nobody to tell.</summary>
internal sealed class Observer : PolicyObserver
{
    internal override void Retrying(string name, Exception error, TimeSpan delay) { }

    internal override void FallingBack(string name, Exception error, CancellationToken token) { }

    private protected override void AttemptStarting(CancellationToken token) { }
}
