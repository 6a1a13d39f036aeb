namespace Aegis.Metrics.Tests.Capture;

[Agent]
public partial class Scout(Script script)
{
    public Task<int> RunAsync(CancellationToken token) => script.RunAsync(nameof(Scout), token);
}

[Agent, DependsOn<Scout>]
public partial class Writer(Script script)
{
    public Task<int> RunAsync(int found, CancellationToken token) =>
        script.RunAsync(found > 0 ? nameof(Writer) : "", token);
}

[Agent, DependsOn<Scout>]
public partial class Critic(Script script)
{
    public Task<int> RunAsync(int found, CancellationToken token) =>
        script.RunAsync(found > 0 ? nameof(Critic) : "", token);
}

[Agent, DependsOn<Writer>, DependsOn<Critic>(Optional = true)]
public partial class Editor(Script script)
{
    public Task<int> RunAsync([From<Writer>] int written, CancellationToken token) =>
        script.RunAsync(written > 0 ? nameof(Editor) : "", token);
}

[Agent, Retry(3, DelaySeconds = 0)]
public partial class Stubborn(Script script)
{
    public Task<int> RunAsync(CancellationToken token) => script.RunAsync(nameof(Stubborn), token);
}

[Pipeline(typeof(Editor))]
public partial class Report;

[Pipeline(typeof(Stubborn))]
public partial class Tries;
