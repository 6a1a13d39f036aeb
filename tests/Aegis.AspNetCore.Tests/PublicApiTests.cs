using Aegis.Package.Tests;
using Aegis.Testing;

namespace Aegis.AspNetCore.Tests;

/// <summary>The baseline of the package's public API.</summary>
public class PublicApiTests
{
    [Fact]
    public void Server_ShowsWhatTheBaselineSays() =>
        Snapshot.Match(PublicApi.Of(typeof(AegisServerOptions).Assembly.Location));
}
