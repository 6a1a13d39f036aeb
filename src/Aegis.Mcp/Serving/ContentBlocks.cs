using Aegis.Tools;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Aegis.Mcp;

/// <summary>What came of a call as MCP clients are given it.</summary>
internal static class ContentBlocks
{
    public static IList<ContentBlock> Of(in ToolOutcome outcome) =>
        ResultText.Of(outcome) switch
        {
            AIContent content => [content.ToContentBlock()],
            IEnumerable<AIContent> contents => [.. contents.Select(static content => content.ToContentBlock())],
            var text => [new TextContentBlock { Text = text.ToString() ?? "" }],
        };
}
