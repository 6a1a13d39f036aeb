using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Telemetry.Tests;

/// <summary>Tools of the tests.</summary>
internal sealed partial class Desk
{
    /// <summary>Says hello to somebody.</summary>
    [Tool(Name = "greet")]
    public static async Task<string> GreetAsync(string name)
    {
        await Task.Yield();
        return $"Hello, {name}";
    }

    /// <summary>Adds one.</summary>
    [Tool(Name = "add")]
    public static int AddOne(int number) => number + 1;

    /// <summary>Fails.</summary>
    [Tool(Name = "fail")]
    public static string Fail(string why) => throw new FormatException(why);

    /// <summary>Gives so many numbers.</summary>
    [Tool(Name = "count")]
    public static async IAsyncEnumerable<int> CountAsync(int to)
    {
        for (var number = 1; number <= to; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    public static ToolFunction Add { get; } = Named("add");

    public static ToolFunction Named(string name) => (ToolFunction)Tools.Single(tool => tool.Name == name);
}
