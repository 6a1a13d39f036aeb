using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Testing;

/// <summary>Gives generators and analyzers the options of a <see cref="TestConfig"/>.</summary>
internal sealed class TestOptionsProvider(TestConfig config) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(config.GlobalOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(config.For(tree));

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(AnalyzerConfigOptionsResult result) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => result.AnalyzerOptions.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            result.AnalyzerOptions.TryGetValue(key, out value);
    }
}
