using Aegis.Tools;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Aegis.Mcp;

/// <summary>What an MCP server answered to a call, as a model is given it.</summary>
internal static class ImportedResult
{
    /// <summary>Text as it is, an error as those of other tools, anything else as content.</summary>
    public static object? Of(string tool, CallToolResult result)
    {
        var isText = result.Content.All(static block => block is TextContentBlock);
        var text = isText
            ? string.Join('\n', result.Content.Cast<TextContentBlock>().Select(static block => block.Text))
            : null;
        if (result.IsError == true)
        {
            return ToolErrors.Refusal(tool, string.IsNullOrWhiteSpace(text) ? "The tool failed." : text).Value;
        }

        return result.Content.Count == 0 && result.StructuredContent is { } structured ? structured
            : text is not null ? text
            : result.Content.ToAIContents();
    }
}
