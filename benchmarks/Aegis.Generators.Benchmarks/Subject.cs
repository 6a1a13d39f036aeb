using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Generators.Benchmarks;

/// <summary>One generator over one project.</summary>
internal sealed class Subject(CSharpCompilation project, IIncrementalGenerator generator)
{
    private GeneratorDriver? driver;
    private CSharpCompilation? current;
    private int edits;

    /// <summary>A new driver over a compilation that nothing has been bound in.</summary>
    public Sample Cold()
    {
        current = project.Clone();
        return Measure(Driver(tracks: false));
    }

    /// <summary>The same driver after one more change in a file that neither generator looks at.</summary>
    public Sample EditElsewhere()
    {
        current = Edit(current!);
        return Measure(driver!);
    }

    /// <summary>How many files are emitted again after such a change. Counting costs more than generating: apart.</summary>
    public int EmittedAfterEditElsewhere()
    {
        var result = Driver(tracks: true)
            .RunGenerators(project)
            .RunGenerators(Edit(project))
            .GetRunResult()
            .Results.Single();
        if (result.Exception is not null || result.GeneratedSources.Length == 0)
        {
            throw new InvalidOperationException("The generator produced nothing.", result.Exception);
        }

        return result
            .TrackedOutputSteps.SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
    }

    private CSharpGeneratorDriver Driver(bool tracks) =>
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: tracks)
        );

    private CSharpCompilation Edit(CSharpCompilation before)
    {
        var old = before.SyntaxTrees.Single(tree => tree.FilePath == Projects.UnrelatedFile);
        return before.ReplaceSyntaxTree(old, Projects.Unrelated(++edits));
    }

    private Sample Measure(GeneratorDriver before)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = CpuClock.Milliseconds;
        driver = before.RunGenerators(current!);
        var elapsed = CpuClock.Milliseconds - start;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return new Sample(elapsed, bytes);
    }
}

/// <summary>One run's price.</summary>
internal sealed record Sample(double Milliseconds, double Bytes);
