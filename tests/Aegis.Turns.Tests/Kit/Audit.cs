namespace Aegis.Turns.Tests.Kit;

public partial class Audit
{
    // a name that emitted code would take, were it free
    private readonly List<string> hooks = [];

    public IReadOnlyList<string> Notes => hooks;

    [Hook(HookPoint.BeforeTurn)]
    private void Before(HookContext context) => hooks.Add($"before {context.Turn!.Tool}");

    [Hook(HookPoint.AfterTurn)]
    [Hook(HookPoint.TurnFailed)]
    public async Task AfterAsync(HookContext context, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        hooks.Add($"{context.Point}");
    }
}
