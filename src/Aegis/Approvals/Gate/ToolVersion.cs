using System.Security.Cryptography;
using System.Text;
using Aegis.Ledger;
using Aegis.Tools;

namespace Aegis.Approvals;

/// <summary>Which version of a tool somebody allows: what its name, its schema and its effect promise.</summary>
internal static class ToolVersion
{
    private const int Length = 16;

    public static string Of(ToolDefinition tool)
    {
        var promised = $"{tool.Name}\n{tool.Effect}\n{Schema(tool)}\n{tool.EnforcedSchema}";
        return Hex.Of(SHA256.HashData(Encoding.UTF8.GetBytes(promised)))[..Length];
    }

    private static string Schema(ToolDefinition tool)
    {
        try
        {
            // a schema that a server sends may come in another order the next time
            return Encoding.UTF8.GetString(CanonicalJson.Of(tool.JsonSchema));
        }
        catch (CanonicalJsonException)
        {
            return tool.JsonSchema.GetRawText();
        }
    }
}
