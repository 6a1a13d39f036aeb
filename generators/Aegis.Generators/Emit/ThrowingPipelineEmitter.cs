using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>
/// The surface of a pipeline with errors. Whatever callers do with it compiles, so that the errors are all there is to see.
/// </summary>
internal static class ThrowingPipelineEmitter
{
    private const string Unusable = "/// <summary>Of no use until the errors of the project are mended.</summary>";

    public static void Emit(SourceWriter writer, PipelinePlan plan)
    {
        writer.Line("#pragma warning disable CS0108 // a base class may be a pipeline too, which is reported");
        if (plan.HasConstructors)
        {
            EmitConstructors(writer, plan);
        }

        if (plan.IsStatic)
        {
            return;
        }

        var broken = plan.Broken!;
        var members = broken.Members.Items;
        if (!members.Contains("Graph"))
        {
            EmitHeader(writer);
            writer.Line($"{plan.Access} static global::Aegis.PipelineGraph Graph => {StubEmitter.Throw(plan.Fault)};");
            writer.Line();
        }

        if (!members.Contains("RunPipelineAsync"))
        {
            EmitRuns(writer, plan, broken);
        }

        if (!members.Contains("StreamPipelineAsync"))
        {
            EmitStreams(writer, plan, broken);
        }
    }

    private static void EmitConstructors(SourceWriter writer, PipelinePlan plan)
    {
        var name = Code.Name(plan.Type.Name);
        if (plan.HasUnusableBase)
        {
            writer.Line(
                "#pragma warning disable CS0824 // extern: without a body, no constructor of the base is called"
            );
        }

        string[] signatures =
        [
            "",
            "global::Microsoft.Extensions.AI.IChatClient chatClient",
            "global::System.IServiceProvider services",
        ];
        foreach (var signature in signatures)
        {
            EmitHeader(writer);
            writer.Line(
                plan.HasUnusableBase
                    ? $"{plan.Access} extern {name}({signature});"
                    : $"{plan.Access} {name}({signature}) => {StubEmitter.Throw(plan.Fault)};"
            );
            writer.Line();
        }
    }

    private static void EmitRuns(SourceWriter writer, PipelinePlan plan, BrokenSurface broken)
    {
        // what is declared may have the very parameters that a run would have
        if (plan.Pinned is not null || broken.Runs.Count == 0)
        {
            Emit(plan);
            if (plan.Pinned is null && TakesOthers(plan, broken))
            {
                Emit(plan with { Inputs = broken.WantedInputs });
            }
        }

        StubEmitter.Emit(writer, broken.Runs, plan.Fault);
        EmitAnyCall(writer, plan, $"{Code.Task}<{ResultEmitter.FullName(plan)}> RunPipelineAsync");

        void Emit(PipelinePlan surface)
        {
            RunSignatures.EmitRun(writer, surface, out _, out _);
            EmitThrow(writer, $"=> {StubEmitter.Throw(plan.Fault)};");
        }
    }

    private static void EmitStreams(SourceWriter writer, PipelinePlan plan, BrokenSurface broken)
    {
        Emit(plan);
        if (TakesOthers(plan, broken))
        {
            Emit(plan with { Inputs = broken.WantedInputs });
        }

        EmitAnyCall(writer, plan, $"{RunSignatures.Events} StreamPipelineAsync");

        void Emit(PipelinePlan surface)
        {
            RunSignatures.EmitStream(writer, surface);
            writer.Line($"{StubEmitter.Throw(plan.Fault)};");
            writer.Unindent();
            writer.Line();
        }
    }

    private static bool TakesOthers(PipelinePlan plan, BrokenSurface broken) =>
        !Types(broken.WantedInputs).SequenceEqual(Types(plan.Inputs));

    private static IEnumerable<string> Types(EquatableArray<InputStep> inputs) =>
        inputs.Where(input => input.Type.Visibility != Visibility.Hidden).Select(input => input.Type.Identity);

    /// <summary>For calls whose inputs no agent takes as long as the errors are there.</summary>
    private static void EmitAnyCall(SourceWriter writer, PipelinePlan plan, string method)
    {
        EmitHeader(writer);
        writer.Line(Code.Hidden);
        writer.Line($"{plan.Access} {method}(object? input = null, params object?[] others)");
        EmitThrow(writer, $"=> {StubEmitter.Throw(plan.Fault)};");
    }

    private static void EmitHeader(SourceWriter writer)
    {
        writer.Line(Unusable);
        writer.Line(Code.Generated);
    }

    private static void EmitThrow(SourceWriter writer, string body)
    {
        writer.Indent();
        writer.Line(body);
        writer.Unindent();
        writer.Line();
    }
}
