using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tools.BuiltIn.Tests;

public class RegistrationTests
{
    [Fact]
    public async Task Tools_ComeFromTheServicesWithTheirOptions()
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "abc");
        await using var provider = new ServiceCollection()
            .AddHttpTools(options => options.AllowedHosts.Add("api.example.org"))
            .AddFileTools(options => options.Root = folder.Root)
            .AddShellTools(options => options.WorkingFolder = folder.Root)
            .BuildServiceProvider();
        var token = TestContext.Current.CancellationToken;

        var files = provider.GetRequiredService<FileTools>();
        Assert.EndsWith("abc", await files.ReadFileAsync("a.txt", cancellationToken: token), StringComparison.Ordinal);
        Assert.Same(files, provider.GetRequiredService<FileTools>());
        Assert.Contains(
            "(api.example.org)",
            await provider.GetRequiredService<HttpTools>().HttpGetAsync("https://evil.org/", token),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "(none)",
            await provider.GetRequiredService<ShellTools>().ShellAsync("ls", [], cancellationToken: token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ToolsThatAreRegisteredTwice_Throw()
    {
        var services = new ServiceCollection().AddShellTools(_ => { });

        Assert.Throws<InvalidOperationException>(() => services.AddShellTools(_ => { }));
    }
}
