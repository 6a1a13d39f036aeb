using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Aegis.Mcp;

/// <summary>What came of a call as MCP clients are given it.</summary>
internal static class ContentBlocks
{
    public static IList<ContentBlock> Of(in ToolOutcome outcome) =>
        outcome.IsError && ToolErrors.IsError(outcome.Value)
            ? [Text(ErrorText.Of(((JsonElement)outcome.Value!).GetProperty("error")))]
            : ResultOf(outcome);

    public static TextContentBlock Text(string text) => new() { Text = text };

    private static IList<ContentBlock> ResultOf(in ToolOutcome outcome) =>
        ResultText.Of(outcome) switch
        {
            AIContent content => [content.ToContentBlock()],
            IEnumerable<AIContent> contents => [.. contents.Select(static content => content.ToContentBlock())],
            var text => [Text(text.ToString() ?? "")],
        };
}
