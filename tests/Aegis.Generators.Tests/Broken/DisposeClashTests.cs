namespace Aegis.Generators.Tests.Broken;

public class DisposeClashTests
{
    [Fact]
    public Task DisposeOfTheUsersOwn_BesideAgentsThatAreDisposedOf_IsReportedAlone() =>
        Errors.AreAsync(
            """
            [Agent] public sealed partial class Owner : IDisposable { public int Run() => 1; public void Dispose() { } }
            [Pipeline] public partial class All : IDisposable { public void Dispose() { } }
            """,
            "AEG009"
        );

    [Fact]
    public void DisposeOfTheUsersOwn_BesideOtherAgents_Compiles() =>
        Project.Compile(
            """
            [Agent] public sealed partial class Owner { public int Run() => 1; }
            [Pipeline] public sealed partial class All : IDisposable { public void Dispose() { } }
            """
        );
}
