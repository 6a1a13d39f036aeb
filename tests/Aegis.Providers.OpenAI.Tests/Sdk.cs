using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>The SDK that the tests of the contract run over.</summary>
internal static class Sdk
{
    public const string Path = "/v1/chat/completions";

    public const string ErrorCode = "server_error";

    /// <summary>How many events of a stream there are up to the first text.</summary>
    public const int EventsToText = 2;

    public static ChatProviderOptions Options(ProviderTestServer server) =>
        new() { Type = "openai", BaseUrl = server.OpenAIUrl };

    public static IChatClient Client(ChatProviderOptions options, string name, TimeProvider clock) =>
        new OpenAIChatClient(options, name, clock);

    public static string? KeyOf(RecordedRequest request) =>
        request.Headers["Authorization"].Replace("Bearer ", "", StringComparison.Ordinal);
}
