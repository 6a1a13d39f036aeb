using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aegis.CodeFixes.Tests;

/// <summary>The fixes as a whole.</summary>
public class FixCatalogTests
{
    private static readonly CodeFixProvider[] Fixes =
    [
        .. typeof(AddPartialFix)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    [Fact]
    public void EveryFix_IsExportedUnderItsOwnName() =>
        Assert.All(
            Fixes,
            fix =>
            {
                var export = Assert.Single(
                    fix.GetType().GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), false)
                );
                Assert.Equal(fix.GetType().Name, ((ExportCodeFixProviderAttribute)export).Name);
                Assert.Equal([LanguageNames.CSharp], ((ExportCodeFixProviderAttribute)export).Languages);
            }
        );

    [Fact]
    public void EveryFix_FixesAll() =>
        Assert.All(
            Fixes,
            fix =>
                Assert.Superset(
                    new HashSet<FixAllScope> { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution },
                    fix.GetFixAllProvider()!.GetSupportedFixAllScopes().ToHashSet()
                )
        );

    [Fact]
    public void Pages_SayWhichRulesHaveAFix()
    {
        var fixable = Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal);
        var documented = Directory
            .EnumerateFiles(Path.Combine(BuildFacts.AegisRoot, "docs", "diagnostics"), "AEG*.md")
            .Where(page => !File.ReadAllText(page).Contains("| Code fix | none |", StringComparison.Ordinal))
            .Select(page => Path.GetFileNameWithoutExtension(page)!)
            .Order(StringComparer.Ordinal);
        Assert.Equal(documented, fixable);
    }

    /// <summary>An IDE creates fixes without MEF, and the version of MEF here is newer than the oldest IDE's.</summary>
    [Fact]
    public void Assembly_NeedsNoMef() =>
        Assert.DoesNotContain(
            typeof(AddPartialFix).Assembly.GetReferencedAssemblies(),
            reference => reference.Name!.StartsWith("System.Composition", StringComparison.Ordinal)
        );
}
