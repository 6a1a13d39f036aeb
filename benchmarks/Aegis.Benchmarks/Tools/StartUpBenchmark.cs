using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Aegis.Benchmarks.Tools;

/// <summary>What registering 200 tools costs a process that has just started, the JIT's work included.</summary>
internal static class StartUpBenchmark
{
    private const int Processes = 7;
    private const double Target = 0.1;

    /// <returns>How many targets were missed.</returns>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine();
        Console.WriteLine($"registering 200 tools, cold: medians of {Processes} processes each, in turn");
        return await CompareAsync("names") + await CompareAsync("schemas") + await CompareAsync("schemas, JSON in use");
    }

    /// <summary>What a child process does: prints the microseconds that it took, and the bytes.</summary>
    public static int Measure(string way, string touched)
    {
        if (touched == "schemas, JSON in use")
        {
            // as in a process that has read its settings: System.Text.Json is loaded and the JIT is done with it
            _ = JsonDocument.Parse("{}").RootElement.Clone();
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var characters = 0;
        foreach (var tool in way == "aegis" ? TwoHundredTools.Compiled() : TwoHundredTools.Reflected())
        {
            characters += tool.Name.Length + tool.Description.Length;
            characters += touched == "names" ? 0 : (int)tool.JsonSchema.ValueKind;
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMicroseconds:F0} {bytes} {characters}")
        );
        return 0;
    }

    private static async Task<int> CompareAsync(string touched)
    {
        var compiled = new List<Sample>();
        var reflected = new List<Sample>();
        for (var process = 0; process < Processes; process++)
        {
            compiled.Add(await StartAsync("aegis", touched));
            reflected.Add(await StartAsync("reflection", touched));
        }

        var (ours, theirs) = (Median(compiled), Median(reflected));
        var ratio = ours.Microseconds / theirs.Microseconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{touched, -32} {theirs.Microseconds, 9:N0} µs {ours.Microseconds, 9:N0} µs {ratio, 7:F3} {ours.Bytes, 9:N0} {theirs.Bytes, 9:N0} {(ratio > Target ? "SLOW" : "")}"
            )
        );
        return ratio > Target ? 1 : 0;
    }

    private static async Task<Sample> StartAsync(string way, string touched)
    {
        var arguments = new[] { typeof(StartUpBenchmark).Assembly.Location, "tools-startup", way, touched };
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, IsHost ? arguments : arguments[1..])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var parts = output.Split(' ');
        return process.ExitCode == 0
            ? new Sample(
                double.Parse(parts[0], CultureInfo.InvariantCulture),
                double.Parse(parts[1], CultureInfo.InvariantCulture)
            )
            : throw new InvalidOperationException($"'tools-startup {way} {touched}' ended with {process.ExitCode}.");
    }

    private static bool IsHost => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    private static Sample Median(List<Sample> samples) =>
        samples.OrderBy(sample => sample.Microseconds).ElementAt(samples.Count / 2);

    private sealed record Sample(double Microseconds, double Bytes);
}
