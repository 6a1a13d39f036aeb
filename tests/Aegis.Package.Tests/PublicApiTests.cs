using Aegis.Testing;

namespace Aegis.Package.Tests;

/// <summary>
/// The baseline of the public API: whatever a change adds, alters or takes away shows as a difference of a snapshot, to be
/// accepted on purpose.
/// </summary>
public class PublicApiTests
{
    [Fact]
    public void Runtime_ShowsWhatTheBaselineSays() =>
        Snapshot.Match(PublicApi.Of(typeof(AgentAttribute).Assembly.Location));

    [Fact]
    public void Client_ShowsWhatTheBaselineSays() =>
        Snapshot.Match(PublicApi.Of(typeof(Client.AegisClient).Assembly.Location));
}
