using System.Diagnostics;
using Aegis.Testing;

namespace Aegis.Package.Tests;

/// <summary>Tools and a pipeline in an app without reflection: nothing that the trimmer warns of, and it works.</summary>
public class NativeAotTests(PackageFixture fixture)
{
    private const string Refused =
        "The arguments do not fit the schema of the tool. It was not called. Correct them and call it again.";

    private static readonly string? Linker = Array.Find(["clang", "gcc"], IsOnPath);

    [Fact]
    public async Task ToolsAndPipeline_PublishWithoutWarningsAndRun()
    {
        Assert.SkipWhen(Linker is null, "Native AOT needs a C compiler to link: neither clang nor gcc is on the PATH.");
        var token = TestContext.Current.CancellationToken;
        using var consumer = await ConsumerProject.CreateAsync(
            fixture.Package,
            NativeSources.All,
            // net8.0: the oldest that the package is for, with the oldest trimmer; what it keeps of Aegis is all of it
            $"""
            <TargetFramework>net8.0</TargetFramework>
            <PublishAot>true</PublishAot>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <CppCompilerAndLinker>{Linker}</CppCompilerAndLinker>
            <StripSymbols>false</StripSymbols>
            <InvariantGlobalization>true</InvariantGlobalization>
            """,
            token
        );
        consumer.Write(
            "Directory.Build.targets",
            """<Project><ItemGroup><TrimmerRootAssembly Include="Aegis" /></ItemGroup></Project>"""
        );

        var publish = await Dotnet.RunAsync(consumer.Folder, ["publish", "--output", "out"], token);

        Assert.Empty(publish.AssertSucceeded().Warnings);
        Assert.Equal(
            $$$"""
            {"text":"Ada in Rome (soon)","total":4,"priority":"High"}
            {"error":{"tool":"order","message":"{{{Refused}}}","problems":[{"parameter":"customer.home.city","constraint":"must be string","received":"5"},{"parameter":"customer.home.floor","constraint":"is required"},{"parameter":"items.pen","constraint":"must be integer","received":"\"two\""},{"parameter":"discount","constraint":"must be at most 100","received":"101"},{"parameter":"colour","constraint":"is no parameter; known are: customer, items, notes, priority, discount","received":"\"red\""}]}}
            Oslo/4 Bern/- none
            {"error":{"tool":"visit","message":"{{{Refused}}}","problems":[{"parameter":"priority","constraint":"must be one of \"Low\", \"Normal\", \"High\", null","received":"\"urgent\""}]}}
            ["Low","Normal","High"]
            ["1","2","3"]
            Summary { Text = {"text":"Ida in Lima (blue)","total":2,"priority":"Normal"}, Priority = High }
            2 succeeded

            """,
            await RunAsync(consumer.File(Path.Combine("out", "Consumer")), token)
        );
    }

    private static async Task<string> RunAsync(string program, CancellationToken token)
    {
        using var process = Process.Start(
            new ProcessStartInfo(OperatingSystem.IsWindows() ? program + ".exe" : program)
            {
                RedirectStandardOutput = true,
            }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        Assert.Equal(0, process.ExitCode);
        return output.ReplaceLineEndings("\n");
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
