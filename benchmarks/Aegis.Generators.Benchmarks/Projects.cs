using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Generators.Benchmarks;

/// <summary>Projects of N classes, one a file, and one file that has nothing to do with them.</summary>
internal static class Projects
{
    public const string UnrelatedFile = "Unrelated.cs";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <summary>Agents of instructions alone, each with up to two dependencies.</summary>
    public static CSharpCompilation Composed(int count) => Pipeline(count, ComposedAgent);

    /// <summary>Agents of some 25 lines with typed outputs, each bound to those of up to two dependencies.</summary>
    public static CSharpCompilation Bodied(int count) => Pipeline(count, BodiedAgent);

    /// <summary>Records of five properties, all in one serializer context.</summary>
    public static CSharpCompilation Records(int count)
    {
        var context = new StringBuilder("using System.Text.Json.Serialization; namespace Big;\n");
        for (var i = 0; i < count; i++)
        {
            context.Append(CultureInfo.InvariantCulture, $"[JsonSerializable(typeof(Record{i}))]\n");
        }

        context.Append("public partial class BigContext : JsonSerializerContext;");
        return Compile(Enumerable.Range(0, count).Select(Record).Append(Parse("Context.cs", context.ToString())));
    }

    public static SyntaxTree Unrelated(int version) =>
        Parse(UnrelatedFile, $"public static class Unrelated {{ public static int Version() => {version}; }}");

    private static CSharpCompilation Pipeline(int count, Func<int, SyntaxTree> agent) =>
        Compile(
            Enumerable
                .Range(0, count)
                .Select(agent)
                .Append(Parse("Pipeline.cs", "[Aegis.Pipeline] public partial class BigPipeline;"))
        );

    private static string Dependencies(int number) =>
        number switch
        {
            0 => "",
            1 or 2 => $"[DependsOn<Agent{number - 1}>]",
            _ => $"[DependsOn<Agent{number / 2}>]\n[DependsOn<Agent{number - 1}>]",
        };

    private static SyntaxTree ComposedAgent(int number) =>
        Parse(
            $"Agent{number}.cs",
            $$"""
            using Aegis;
            namespace Big;

            /// <summary>Agent number {{number}}.</summary>
            [Agent("Sum up what you are given, and add the number {{number}}.")]
            {{Dependencies(number)}}
            public partial class Agent{{number}};
            """
        );

    private static SyntaxTree BodiedAgent(int number)
    {
        var parameters = number switch
        {
            0 => "string topic",
            1 => "Output0 first",
            _ when number / 2 == number - 1 => $"Output{number - 1} first",
            _ => $"Output{number / 2} first, Output{number - 1} second",
        };
        return Parse(
            $"Agent{number}.cs",
            $$"""
            using System.Threading;
            using System.Threading.Tasks;
            using Aegis;
            namespace Big;

            public sealed record Output{{number}}(int Number, string Text);

            /// <summary>Agent number {{number}}.</summary>
            [Agent(Description = "Adds up what it is given.")]
            {{Dependencies(number)}}
            public partial class Agent{{number}}
            {
                private const int Weight = {{number}};

                public async Task<Output{{number}}> RunAsync({{parameters}}, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                    var text = "agent " + Weight;
                    return new Output{{number}}(Weight, text);
                }
            }
            """
        );
    }

    private static SyntaxTree Record(int number) =>
        Parse(
            $"Record{number}.cs",
            $$"""
            using System;
            using System.Collections.Generic;
            namespace Big;

            /// <summary>Record number {{number}}.</summary>
            public sealed record Record{{number}}
            {
                public int Id { get; init; }
                public string? Name { get; init; }
                public DateTime When { get; init; }
                public double Share { get; init; }
                public List<string> Tags { get; init; } = new();
            }
            """
        );

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees)
    {
        var references = Directory
            .EnumerateFiles(Path.Combine(Generators.RefPack, "ref", "net10.0"), "*.dll")
            .Append(typeof(AgentAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Big",
            trees.Append(Unrelated(0)),
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
    }
}
