using Aegis;
using Aegis.Runs;
using Aegis.Runs.Worker;
using Microsoft.Extensions.DependencyInjection;

// a process that runs a durable pipeline: worker <sqlite|postgresql> <run id> <effects>, the connection in the environment
var connection =
    Environment.GetEnvironmentVariable("AEGIS_WORKER_CONNECTION")
    ?? throw new InvalidOperationException("AEGIS_WORKER_CONNECTION is not set.");
var services = new ServiceCollection().AddAegis().AddSingleton(new EffectFile(args[2]));
services.Configure<RunsOptions>(options => options.Lease = TimeSpan.FromSeconds(0.5));
_ = args[0] == "sqlite" ? services.UseSqlite(connection) : services.UsePostgreSql(connection);
await using var provider = services.BuildServiceProvider();
var pipeline = new WorkPipeline(provider);
while (true)
{
    try
    {
        Console.WriteLine("begin");
        var options = new PipelineRunOptions { RunId = args[1] };
        var result = await pipeline.RunPipelineAsync("tides", options);
        Console.WriteLine($"{result.Summary} | {result.Publisher.Value} | {string.Join(',', result.Lister.Value)}");
        return;
    }
    catch (Exception error) when (error is RunInProgressException or RunTakenOverException)
    {
        // of the one that was killed, whose lease is over soon; or this one stood still for as long as its own.
        // The database's clock ends a lease, and tells nobody: there is nothing to wait for but time.
        await Task.Delay(50);
    }
}
