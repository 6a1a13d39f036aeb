using Aegis.AspNetCore;

namespace Aegis.Server;

/// <summary>
/// <c>aegis-server create-key</c>: what whoever has the server's settings may do, with them alone, while it runs or not. The key is
/// all that it writes to the standard output.
/// </summary>
internal static class CreateKey
{
    public const string Name = "create-key";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <returns>0 when there is a key; 2 when the arguments can not be meant; 1 when the server could not start either.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        KeyArguments given;
        try
        {
            // before anything is opened: what can not be meant leaves nothing behind
            given = KeyArguments.Parse(arguments);
        }
        catch (ArgumentException error)
        {
            return await EndAsync(error.Message, 2);
        }

        try
        {
            await using var app = ServerHost.Build(
                given.Settings,
                static logging =>
                    logging.ClearProviders().AddConsole(static console => console.LogToStandardErrorThreshold = 0)
            );
            using var limit = new CancellationTokenSource(Limit);
            var key = await app.Services.GetRequiredService<AegisKeys>().CreateAsync(given.Wanted, limit.Token);
            var note = key.NewPlan is { } plan ? $" It is the first of the account, which has the plan '{plan}'." : "";
            await Console.Error.WriteLineAsync($"Key {key.KeyId} of tenant '{key.Tenant}', shown this once:{note}");
            await Console.Out.WriteLineAsync(key.Secret);
            return 0;
        }
        catch (Exception error) when (Explain(error) is { } explanation)
        {
            return await EndAsync(explanation, 1);
        }
    }

    private static string? Explain(Exception error) =>
        error switch
        {
            OperationCanceledException => $"The database did not answer within {Limit.TotalSeconds} s.",
            KeyLimitException => error.Message,
            _ => Startup.Explain(error),
        };

    private static async Task<int> EndAsync(string explanation, int code)
    {
        await Console.Error.WriteLineAsync($"aegis-server can not make a key: {explanation}");
        return code;
    }
}
