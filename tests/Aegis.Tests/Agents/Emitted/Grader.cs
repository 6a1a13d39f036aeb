namespace Aegis.Tests.Agents.Emitted;

[Agent]
[DependsOn<Researcher>]
public partial class Grader
{
    public partial ValueTask<int> RunAsync([Input] string topic, string notes);
}
