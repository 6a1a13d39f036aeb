using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Docs.Tests;

/// <summary>A build that sets no property.</summary>
internal sealed class NoOptions : AnalyzerConfigOptions
{
    public override bool TryGetValue(string key, out string value)
    {
        value = "";
        return false;
    }
}
