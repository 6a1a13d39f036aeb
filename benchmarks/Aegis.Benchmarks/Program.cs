using Aegis.Benchmarks.Scheduler;

return args switch
{
    ["scheduler", .. var filters] => await SchedulerBenchmark.RunAsync(filters),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: dotnet run -c Release --project benchmarks/Aegis.Benchmarks -- scheduler [part of a name …]"
    );
    return 2;
}
