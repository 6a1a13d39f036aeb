using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Testing;

/// <summary>Proves that a second run does no work where nothing relevant changed.</summary>
internal static class CacheProof
{
    /// <summary>
    /// Runs again on a compilation of new trees, each with a comment at its end and so with other nodes and symbols: a
    /// clone of the same trees would be found equal although a step kept a node.
    /// </summary>
    public static void Demand(GeneratorDriver driver, CSharpCompilation compilation)
    {
        var result = driver.RunGenerators(Reparsed(compilation)).GetRunResult().Results.Single();
        var worked = new RunSteps(result).NotCached().ToArray();
        if (worked.Length > 0)
        {
            throw new TestFailureException(
                "a second run, on the same sources parsed anew with a comment at their ends, was not fully cached:\n"
                    + string.Join("\n", worked)
            );
        }
    }

    private static CSharpCompilation Reparsed(CSharpCompilation compilation)
    {
        var trees = compilation.SyntaxTrees.Select(tree =>
            CSharpSyntaxTree.ParseText(
                tree.GetText() + "\n// a second run\n",
                (CSharpParseOptions)tree.Options,
                tree.FilePath,
                tree.Encoding
            )
        );
        return compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
    }
}
