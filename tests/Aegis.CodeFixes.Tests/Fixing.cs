using Aegis.Analyzers;
using Aegis.Generators;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aegis.CodeFixes.Tests;

/// <summary>Applies fixes as an IDE does, with the generator running.</summary>
internal static class Fixing
{
    // nearly every tool in these tests says nothing of its effect; what that is worth has tests of its own
    private const string NoTaste = "[*.cs]\ndotnet_diagnostic.AEG042.severity = none\n";

    /// <summary>
    /// Demands that the fix called <paramref name="title"/> turns one source into the other, one diagnostic at a time
    /// and by fix all.
    /// </summary>
    public static Task Fixes<TFix>(string title, string before, string after)
        where TFix : CodeFixProvider, new() => Fixes<TFix>(title, Project(before), Project(after));

    /// <inheritdoc cref="Fixes{TFix}(string, string, string)"/>
    public static Task Fixes<TFix>(string? title, TestCompilation before, TestCompilation after, string? key = null)
        where TFix : CodeFixProvider, new() =>
        Test<TFix>(title, key).VerifyAsync(before, after, TestContext.Current.CancellationToken);

    /// <summary>As <see cref="Fixes{TFix}(string, string, string)"/>, where one fix settles several diagnostics.</summary>
    public static Task FixesOneForAll<TFix>(string title, string before, string after)
        where TFix : CodeFixProvider, new() =>
        Test<TFix>(title, null, testsFixAll: false)
            .VerifyAsync(Project(before), Project(after), TestContext.Current.CancellationToken);

    /// <summary>As <see cref="Fixes{TFix}(string, string, string)"/>, of several fixes the one with a key.</summary>
    public static Task Fixes<TFix>(string? title, string before, string after, string key)
        where TFix : CodeFixProvider, new() => Fixes<TFix>(title, Project(before), Project(after), key);

    /// <summary>Demands that the fix offers nothing.</summary>
    public static Task OffersNothing<TFix>(string source, string? key = null)
        where TFix : CodeFixProvider, new() =>
        Test<TFix>(null, key).VerifyNotOfferedAsync(Project(source), TestContext.Current.CancellationToken);

    /// <summary>A project that uses Aegis.</summary>
    public static TestCompilation Project(params TestFile[] files) =>
        new([.. files, new TestFile("Usings.cs", "global using Aegis;\n")]) { EditorConfig = NoTaste };

    private static CodeFixTest Test<TFix>(string? title, string? key, bool testsFixAll = true)
        where TFix : CodeFixProvider, new() =>
        new(
            new TFix(),
            new PipelineGraphAnalyzer(),
            new IgnoredResultAnalyzer(),
            new BlockingToolAnalyzer(),
            new HookAnalyzer(),
            new StrayAttributeAnalyzer()
        )
        {
            Generator = new PipelineGenerator(),
            Title = title,
            EquivalenceKey = key,
            TestsFixAll = testsFixAll,
        };
}
