using Aegis.Server;

if (args is [CreateKey.Name, .. var arguments])
{
    return await CreateKey.RunAsync(arguments);
}

try
{
    await using var app = ServerHost.Build(args);
    await Startup.CheckAsync(app);
    await app.StartAsync();
    Welcome.Write(app);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception error) when (Startup.Explain(error) is { } explanation)
{
    await Console.Error.WriteLineAsync($"aegis-server can not start: {explanation}");
    return 1;
}
