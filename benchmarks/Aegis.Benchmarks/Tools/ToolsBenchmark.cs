using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Benchmarks.Tools;

/// <summary>What tools cost against <see cref="AIFunctionFactory"/> over the same methods: a call, and registering many.</summary>
internal static class ToolsBenchmark
{
    private const double Target = 0.5;

    private static readonly JsonElement Arguments = JsonElement.Parse(
        """{"guest":"Ada","nights":3,"place":{"city":"Rome","floor":2,"isOpen":true}}"""
    );

    /// <returns>0 when each target is met.</returns>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine("calls, warm: medians of paired rounds, and bytes a call");
        Console.WriteLine(
            $"{"", -32} {"reflection", 12} {"Aegis", 12} {"ratio", 7} {"bytes", 7} {"reflection", 10} {"ratio", 7}"
        );
        var missed = 0;
        foreach (var isFresh in new[] { false, true })
        {
            foreach (var (name, compiled, reflected) in Pairs())
            {
                var found = await PairedRounds.CompareAsync(Caller(reflected, isFresh), Caller(compiled, isFresh));
                missed += Print($"{name}, {(isFresh ? "fresh" : "reused")} arguments", found);
            }
        }

        missed += await StartUpBenchmark.RunAsync();
        Console.WriteLine(missed == 0 ? "all targets met" : $"{missed} targets missed");
        return missed == 0 ? 0 : 1;
    }

    private static IEnumerable<(string Name, AIFunction Compiled, AIFunction Reflected)> Pairs()
    {
        var tools = new MeasuredTools();
        var compiled = tools.Tools;
        yield return ("text", compiled[0], AIFunctionFactory.Create(tools.Book));
        yield return ("record", compiled[1], AIFunctionFactory.Create(tools.Plan));
        yield return ("text, async", compiled[2], AIFunctionFactory.Create(tools.BookLaterAsync));
        yield return ("record, async", compiled[3], AIFunctionFactory.Create(tools.PlanLaterAsync));
    }

    // not AsTask, whose object would count for both
    private static Func<Task> Caller(AIFunction function, bool isFresh)
    {
        var reused = Fresh();
        return async () =>
        {
            var result = await function.InvokeAsync(isFresh ? Fresh() : reused);
            if (
                result is JsonElement { ValueKind: JsonValueKind.Object } error
                && error.TryGetProperty("error"u8, out _)
            )
            {
                throw new InvalidOperationException(error.GetRawText());
            }
        };
    }

    private static AIFunctionArguments Fresh()
    {
        var arguments = new AIFunctionArguments();
        foreach (var argument in Arguments.EnumerateObject())
        {
            arguments.Add(argument.Name, argument.Value);
        }

        return arguments;
    }

    private static int Print(string name, Comparison found)
    {
        var bytes = found.CandidateBytes / found.BaselineBytes;
        var (isSlow, isFat) = (found.Ratio > Target, bytes > Target);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -32} {found.BaselineNanoseconds, 9:N0} ns {found.CandidateNanoseconds, 9:N0} ns {found.Ratio, 7:F2} {found.CandidateBytes, 7:N0} {found.BaselineBytes, 10:N0} {bytes, 7:F2} {(isSlow ? "SLOW" : "")} {(isFat ? "FAT" : "")}"
            )
        );
        return (isSlow ? 1 : 0) + (isFat ? 1 : 0);
    }
}
