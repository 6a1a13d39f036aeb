using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Aegis.Testing;

/// <summary>The .editorconfig and MSBuild properties of a <see cref="TestCompilation"/>, read as the compiler reads them.</summary>
internal sealed class TestConfig
{
    public const string EditorConfigPath = "/src/.editorconfig";
    public const string GlobalConfigPath = "/src/.globalconfig";

    private readonly AnalyzerConfigSet _set;

    public TestConfig(TestCompilation test)
    {
        GlobalText = Global(test);
        EditorText = test.EditorConfig;
        _set = AnalyzerConfigSet.Create(
            ImmutableArray.Create(
                AnalyzerConfig.Parse(GlobalText, GlobalConfigPath),
                AnalyzerConfig.Parse(EditorText, EditorConfigPath)
            )
        );
    }

    public string GlobalText { get; }

    public string EditorText { get; }

    public AnalyzerConfigOptionsResult GlobalOptions => _set.GlobalConfigOptions;

    public AnalyzerConfigOptionsResult For(SyntaxTree tree) => _set.GetOptionsForSourcePath(tree.FilePath);

    private static string Global(TestCompilation test)
    {
        var text = new StringBuilder("is_global = true\n");
        text.Append("build_property.RootNamespace = ").Append(test.AssemblyName).Append('\n');
        foreach (var (key, value) in test.GlobalOptions.OrderBy(option => option.Key, StringComparer.Ordinal))
        {
            text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        return text.ToString();
    }
}
