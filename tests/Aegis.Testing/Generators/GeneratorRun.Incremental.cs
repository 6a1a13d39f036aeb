using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Aegis.Testing;

public sealed partial class GeneratorRun
{
    /// <summary>What the last run did with each generated file, by hint name.</summary>
    public IReadOnlyDictionary<string, IncrementalStepRunReason> OutputReasons => Testing.OutputReasons.Read(_steps);

    /// <summary>The files that the last run wrote anew: those that are neither cached nor unchanged.</summary>
    public IReadOnlyList<string> ChangedOutputs =>
        [.. OutputReasons.Where(output => !RunSteps.IsCached(output.Value)).Select(output => output.Key)];

    /// <summary>Why each value of a named step was made by the last run.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string stepName) => [.. RunSteps.Reasons(_steps[stepName])];

    /// <summary>Fails when a named step (none: any step or output) did work in the last run.</summary>
    public GeneratorRun AssertCached(params ReadOnlySpan<string> stepNames)
    {
        var worked = new List<string>();
        foreach (var name in stepNames)
        {
            if (!Reasons(name).All(RunSteps.IsCached))
            {
                worked.Add($"  {name}: {string.Join(", ", Reasons(name))}");
            }
        }

        if (stepNames.IsEmpty)
        {
            worked.AddRange(_steps.NotCached());
        }

        return worked.Count == 0 ? this : throw new TestFailureException("not cached:\n" + string.Join("\n", worked));
    }

    /// <summary>Fails when a value of a named step (none: of any) holds one of Roslyn's own objects.</summary>
    public GeneratorRun AssertNoRoslynTypes(params string[] stepNames)
    {
        var steps =
            stepNames.Length == 0 ? _steps.Named : stepNames.Select(name => KeyValuePair.Create(name, _steps[name]));
        foreach (var (name, runs) in steps)
        {
            foreach (var (value, _) in runs.SelectMany(run => run.Outputs))
            {
                new StepValueWalker().Walk(value, name);
            }
        }

        return this;
    }

    /// <summary>Replaces the one occurrence of a text as an IDE would, and runs again on the same driver.</summary>
    public GeneratorRun Edit(string file, string oldText, string newText)
    {
        var tree = Tree(file);
        var text = tree.GetText();
        var source = text.ToString();
        oldText = oldText.ReplaceLineEndings("\n");
        var start = source.IndexOf(oldText, StringComparison.Ordinal);
        if (start < 0 || source.IndexOf(oldText, start + 1, StringComparison.Ordinal) >= 0)
        {
            throw new TestFailureException($"'{oldText}' is not in {file} exactly once");
        }

        var change = new TextChange(new TextSpan(start, oldText.Length), newText.ReplaceLineEndings("\n"));
        return Next(_input.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(change))));
    }

    /// <summary>Adds a file and runs again on the same driver.</summary>
    public GeneratorRun AddFile(string name, string text) =>
        Next(_input.AddSyntaxTrees(_test.Parse(text.ReplaceLineEndings("\n"), TestFile.PathOf(name))));

    /// <summary>Removes a file and runs again on the same driver.</summary>
    public GeneratorRun RemoveFile(string name) => Next(_input.RemoveSyntaxTrees(Tree(name)));

    /// <summary>Puts the files into another order, which must not change a byte, and runs again on the same driver.</summary>
    public GeneratorRun ReverseFiles() =>
        Next(_input.RemoveAllSyntaxTrees().AddSyntaxTrees(_input.SyntaxTrees.Reverse()));

    private GeneratorRun Next(CSharpCompilation input) => Start(_driver, input, _test);

    private SyntaxTree Tree(string file) =>
        _input.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == TestFile.PathOf(file))
        ?? throw new TestFailureException($"no file is named '{file}'");
}
