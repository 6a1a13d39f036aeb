namespace Aegis.Package.Tests;

/// <summary>An app with tools of all kinds of parameters, and a pipeline, none of which needs reflection.</summary>
internal static class NativeSources
{
    private const string Desk = """
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using Aegis;

        namespace Native;

        public enum Priority { Low, Normal, High }

        public sealed record Place(string City, int? Floor);

        public sealed record Person(string Name, Place Home);

        public sealed record Receipt(string Text, int Total, Priority Priority);

        [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
        [JsonSerializable(typeof(Person))]
        [JsonSerializable(typeof(Receipt))]
        [JsonSerializable(typeof(List<Place>))]
        [JsonSerializable(typeof(List<string>))]
        [JsonSerializable(typeof(Dictionary<string, int>))]
        [JsonSerializable(typeof(Priority[]))]
        internal sealed partial class NativeJson : JsonSerializerContext;

        public partial class Desk
        {
            /// <summary>Takes an order.</summary>
            /// <param name="customer">Who orders.</param>
            /// <param name="items">How many of each thing.</param>
            /// <param name="notes">What to mind.</param>
            [Tool]
            public Receipt Order(
                Person customer,
                Dictionary<string, int> items,
                List<string> notes,
                Priority priority = Priority.Normal,
                [Range(0, 100)] int? discount = null
            ) => new($"{customer.Name} in {customer.Home.City} ({string.Join(", ", notes)})", items.Values.Sum() - (discount ?? 0), priority);

            /// <summary>Visits places.</summary>
            [Tool]
            public async Task<string> VisitAsync(List<Place> places, Priority? priority)
            {
                await Task.Yield();
                return $"{string.Join(" ", places.Select(place => $"{place.City}/{place.Floor?.ToString() ?? "-"}"))} {priority?.ToString() ?? "none"}";
            }

            /// <summary>Lists the priorities.</summary>
            [Tool]
            public static Priority[] Priorities() => Enum.GetValues<Priority>();

            [Tool(Description = "Counts.")]
            public static async IAsyncEnumerable<string> CountAsync(int to)
            {
                for (var i = 1; i <= to; i++)
                {
                    await Task.Yield();
                    yield return i.ToString();
                }
            }
        }

        """;

    private const string Agents = """
        using Aegis;

        namespace Native;

        [Agent("Take the order. Say what was ordered.")]
        [UseTools<Desk>]
        public partial class Clerk;

        public sealed record Summary(string Text, Priority Priority);

        [Agent]
        [DependsOn<Clerk>]
        public partial class Closer
        {
            public Summary Run(string order) => new(order, Priority.High);
        }

        [Pipeline]
        public partial class OrderPipeline;

        """;

    private const string Program = """"
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Native;

        var tools = new Desk().Tools;
        await CallAsync("order", """{"customer":{"name":"Ada","home":{"city":"Rome","floor":null}},"items":{"pen":2,"ink":"3"},"notes":["soon"],"priority":"high","discount":1}""");
        await CallAsync("order", """{"customer":{"name":"Ada","home":{"city":5}},"items":{"pen":"two"},"notes":[],"discount":101,"colour":"red"}""");
        await CallAsync("visit", """{"places":[{"city":"Oslo","floor":4},{"city":"Bern","floor":null}],"priority":null}""");
        await CallAsync("visit", """{"places":[],"priority":"urgent"}""");
        await CallAsync("priorities", "{}");
        await CallAsync("count", """{"to":3}""");

        var result = await new OrderPipeline(new ToolCallingClient()).RunPipelineAsync("Two pens");
        Console.WriteLine(result.Closer.Value);
        Console.WriteLine(result.Summary);

        async Task CallAsync(string name, string json)
        {
            var tool = tools.Single(tool => tool.Name == name);
            var arguments = JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(pair => pair.Name, pair => (object?)pair.Value);
            Console.WriteLine(await tool.InvokeAsync(new AIFunctionArguments(arguments)));
        }

        /// <summary>Asks for one order, then says what came of it.</summary>
        internal sealed class ToolCallingClient : IChatClient
        {
            public Task<ChatResponse> GetResponseAsync(
                IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            {
                var results = messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().ToArray();
                var arguments = JsonDocument.Parse("""{"customer":{"name":"Ida","home":{"city":"Lima","floor":2}},"items":{"pen":2},"notes":["blue"]}""");
                AIContent content = results is [var last, ..]
                    ? new TextContent($"{last.Result}")
                    : new FunctionCallContent("1", "order", arguments.RootElement.EnumerateObject().ToDictionary(pair => pair.Name, pair => (object?)pair.Value));
                return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [content])));
            }

            public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                IEnumerable<ChatMessage> messages, ChatOptions? options = null,
                [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
                {
                    yield return update;
                }
            }

            public object? GetService(Type serviceType, object? serviceKey = null) => null;

            public void Dispose() { }
        }

        """";

    public static Dictionary<string, string> All =>
        new()
        {
            ["Desk.cs"] = Desk,
            ["Agents.cs"] = Agents,
            ["Program.cs"] = Program,
        };
}
