using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Tools;

/// <summary>Services of a tool are asked for once the call may happen.</summary>
public class ServiceTests
{
    private const string Source = """
        public partial class Box
        {
            [Tool] public string Do([Range(1, 5)] int n, [Service] Version version) => $"{n} {version}";
            [Tool, RequiresApproval] public string Ask([Service] Version version) => $"{version}";
            [Tool(Effect = ToolEffect.ReadOnly), Retry(3, DelaySeconds = 0.001), Fallback(nameof(Instead))]
            public async Task<string> TryAsync([Service] Version version, [Service(Key = "k")] string? keyed = null)
            {
                await Task.Yield();
                throw new System.IO.IOException();
            }
            private string Instead(Version version) => $"instead {version}";
        }
        """;

    [Theory]
    [InlineData("do", """{"n":99}""", "must be at most 5")]
    [InlineData("ask", "{}", "requires approval")]
    public async Task CallThatMayNotHappen_MakesNoService(string tool, string arguments, string expected)
    {
        using var box = Toolbox.Of("using System.ComponentModel.DataAnnotations;" + Source);
        var made = 0;
        var services = new ServiceCollection().AddTransient(_ => new Version(++made, 0)).BuildServiceProvider();

        Assert.Contains(expected, await box.CallAsync(tool, arguments, services), StringComparison.Ordinal);
        Assert.Equal(0, made);
        Assert.Equal("2 1.0", await box.CallAsync("do", """{"n":2}""", services));
    }

    [Fact]
    public async Task FactoryThatFails_IsAnErrorThatTheModelReads()
    {
        using var box = Toolbox.Of("using System.ComponentModel.DataAnnotations;" + Source);
        var services = new ServiceCollection()
            .AddTransient<Version>(_ => throw new NotSupportedException("no licence"))
            .BuildServiceProvider();

        Assert.Contains(
            "The tool failed with NotSupportedException: no licence",
            await box.CallAsync("do", """{"n":2}""", services),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("do", """{"n":2}""")]
    [InlineData("try", "{}")]
    public async Task ServiceThatIsMissing_IsTheHostsToHear(string tool, string arguments)
    {
        using var box = Toolbox.Of("using System.ComponentModel.DataAnnotations;" + Source);

        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(() =>
            box.CallAsync(tool, arguments, new ServiceCollection().BuildServiceProvider())
        );

        Assert.StartsWith($"Tool '{tool}' needs a service of type Version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fallback_IsGivenServicesToo()
    {
        using var box = Toolbox.Of("using System.ComponentModel.DataAnnotations;" + Source);
        var services = new ServiceCollection().AddSingleton(new Version(1, 2)).BuildServiceProvider();

        Assert.Equal("instead 1.2", await box.CallAsync("try", "{}", services));
    }
}
