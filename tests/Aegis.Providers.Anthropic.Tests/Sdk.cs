using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>The SDK that the tests of the contract run over.</summary>
internal static class Sdk
{
    public const string Path = "/v1/messages";

    public const string ErrorCode = "overloaded_error";

    /// <summary>How many events of a stream there are up to the first text.</summary>
    public const int EventsToText = 4;

    public static ChatProviderOptions Options(ProviderTestServer server) =>
        new() { Type = "anthropic", BaseUrl = server.Url };

    public static IChatClient Client(ChatProviderOptions options, string name, TimeProvider clock) =>
        new AnthropicChatClient(options, name, clock);

    public static string? KeyOf(RecordedRequest request) =>
        request.Headers["Authorization"].Replace("Bearer ", "", StringComparison.Ordinal);
}
