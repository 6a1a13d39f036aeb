using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Testing;

/// <summary>Runs a generator as the compiler does, and proves on each run that a second one does no work.</summary>
public static class GeneratorTest
{
    /// <summary>Runs the generator; throws when a second run on an equal compilation is not fully cached.</summary>
    public static GeneratorRun Run<TGenerator>(TestCompilation test)
        where TGenerator : IIncrementalGenerator, new() => Run(new TGenerator(), test);

    /// <inheritdoc cref="Run{TGenerator}"/>
    public static GeneratorRun Run(IIncrementalGenerator generator, TestCompilation test)
    {
        var driver = Driver(generator, test, new TestOptionsProvider(new TestConfig(test)));
        return GeneratorRun.Start(driver, test.Create(), test);
    }

    /// <summary>A driver for measurements, which need no second run.</summary>
    public static GeneratorDriver Driver(IIncrementalGenerator generator, TestCompilation test) =>
        Driver(generator, test, new TestOptionsProvider(new TestConfig(test)));

    private static CSharpGeneratorDriver Driver(
        IIncrementalGenerator generator,
        TestCompilation test,
        TestOptionsProvider options
    ) =>
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: test.ParseOptions,
            optionsProvider: options,
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None,
                trackIncrementalGeneratorSteps: true
            )
        );
}
