namespace Aegis.Tests.Pipelines.Emitted;

/// <summary>What an agent of the tests does when it is called; at first nothing.</summary>
public sealed class Behavior
{
    private Func<CancellationToken, Task>? act;

    public void Is(Func<CancellationToken, Task> action) => act = action;

    public Task ActAsync(CancellationToken cancellationToken) => act?.Invoke(cancellationToken) ?? Task.CompletedTask;
}
