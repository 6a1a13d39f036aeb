using Aegis.Testing;

namespace Aegis.Package.Tests;

/// <summary>The approval API's package in a fresh web app.</summary>
public class ServerTests(PackageFixture fixture)
{
    private const string Program = """
        using Aegis;
        using Microsoft.AspNetCore.Builder;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAegisServer(options => options.AllowTenantHeader = true);
        await using var app = builder.Build();
        app.MapAegis();
        Console.WriteLine("mapped");

        """;

    [Fact]
    public async Task WebApp_RestoresAndBuildsWithoutAWarning()
    {
        var token = TestContext.Current.CancellationToken;
        await fixture.Package.AddAsync("Aegis.AspNetCore");
        using var consumer = await ConsumerProject.CreateAsync(
            fixture.Package,
            new Dictionary<string, string> { ["Program.cs"] = Program },
            // also of what the registry has in another version than was asked for
            "<NoWarn></NoWarn>",
            token
        );
        consumer.Write(
            "Directory.Build.targets",
            $"""
            <Project>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <PackageReference Include="Aegis.AspNetCore" Version="{fixture.Package.Version}" />
              </ItemGroup>
            </Project>
            """
        );

        var build = await consumer.BuildAsync(token);
        build.AssertSucceeded();
        Assert.Empty(build.Warnings);
        Assert.Equal("mapped\n", (await consumer.RunAsync(token)).AssertSucceeded().Output);
    }
}
