using System.Globalization;
using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The pipeline as data, and what the engine makes of it.</summary>
internal static class GraphEmitter
{
    public static string Emit(PipelinePlan plan)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, plan.Type);
        writer.Open($"partial {plan.Type.Keyword} {plan.Type.DeclaredName}");
        writer.Line("/// <summary>The agents, what depends on what, and what goes in.</summary>");
        writer.Line(Code.Generated);
        writer.Line($"{plan.Access} static global::Aegis.PipelineGraph Graph {{ get; }} = new(");
        writer.Indent();
        writer.Line($"{Code.Literal(plan.Type.Name)},");
        Array(writer, "global::Aegis.GraphAgent", plan.Agents.Select(Agent).ToList(), ",");
        Array(writer, "global::Aegis.GraphEdge", plan.Edges.Select(edge => Edge(plan, edge)).ToList(), ",");
        Array(writer, "global::Aegis.GraphInput", plan.Inputs.Select(Input).ToList(), "");
        writer.Unindent();
        writer.Line(");");
        writer.Line();
        EmitShape(writer, plan);
        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    private static void EmitShape(SourceWriter writer, PipelinePlan plan)
    {
        const string shape = "global::Aegis.Pipelines.PipelineShape";
        var properties = ShapeProperties(plan).ToList();
        writer.Line(Code.Generated);
        writer.Line($"private static readonly {shape} Shape = new(Graph){(properties.Count == 0 ? ";" : "")}");
        if (properties.Count > 0)
        {
            writer.Line("{");
            writer.Indent();
            writer.Lines(properties.Select(property => property + ","));
            writer.Close(";");
        }
    }

    /// <summary>What the attributes declare, as the initializer of a shape.</summary>
    private static IEnumerable<string> ShapeProperties(PipelinePlan plan)
    {
        var plain = plan.Agents.Where(agent => agent.IsPlain).Select(agent => agent.Number).ToList();
        var model = plan.Agents.Where(agent => agent.UsesModel).Select(agent => agent.Number).ToList();
        if (plain.Count > 0)
        {
            yield return $"PlainAgents = new[] {{ {string.Join(", ", plain)} }}";
        }

        if (model.Count > 0)
        {
            yield return $"ModelAgents = new[] {{ {string.Join(", ", model)} }}";
        }

        var guarded = plan.Agents.Where(agent => agent.Policy is not null).Select(agent => agent.Number).ToList();
        if (guarded.Count > 0)
        {
            yield return $"PolicyAgents = new[] {{ {string.Join(", ", guarded)} }}";
        }

        if (plan.MaxConcurrency != 0)
        {
            yield return $"MaxConcurrency = {plan.MaxConcurrency}";
        }

        if (plan.StopsOnFailure)
        {
            yield return "OnFailure = global::Aegis.OnFailure.StopPipeline";
        }

        if (plan.TimeoutSeconds != 0 && !double.IsPositiveInfinity(plan.TimeoutSeconds))
        {
            var seconds = plan.TimeoutSeconds.ToString("R", CultureInfo.InvariantCulture);
            yield return $"Timeout = global::System.TimeSpan.FromSeconds({seconds}d)";
        }

        if (plan.TokenBudget != 0)
        {
            yield return $"TokenBudget = {plan.TokenBudget.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    private static void Array(SourceWriter writer, string type, List<string> items, string after)
    {
        if (items.Count == 0)
        {
            writer.Line($"global::System.Array.Empty<{type}>(){after}");
            return;
        }

        writer.Line($"new {type}[]");
        writer.Line("{");
        writer.Indent();
        writer.Lines(items.Select(item => item + ","));
        writer.Close(after);
    }

    private static string Agent(AgentStep agent)
    {
        var description = agent.Description is null ? "" : $", {Code.Literal(agent.Description)}";
        var form = agent.Form == AgentForm.Bodied ? "" : $"global::Aegis.AgentForm.{agent.Form}, ";
        return $"new({Code.Literal(agent.Id)}, {form}{Code.Literal(agent.Output?.DisplayName ?? "void")}{description})"
            + Properties(agent);
    }

    private static string Properties(AgentStep agent)
    {
        var properties = new List<string>();
        Add("Tools", agent.ToolNames);
        Add("Policies", agent.PolicyTexts);
        return properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}";

        void Add(string property, IEnumerable<string> items)
        {
            var literals = items.Select(Code.Literal).ToList();
            if (literals.Count > 0)
            {
                properties.Add($"{property} = new[] {{ {string.Join(", ", literals)} }}");
            }
        }
    }

    private static string Edge(PipelinePlan plan, StepEdge edge)
    {
        var agents = new[] { plan.Agents[edge.From].Id, plan.Agents[edge.To].Id };
        var row = $"new({string.Join(", ", agents.Concat(edge.Parameters).Select(Code.Literal))})";
        return edge.IsOptional ? $"{row} {{ Optional = true }}" : row;
    }

    private static string Input(InputStep input) =>
        $"new({Code.Literal(input.Name)}, {Code.Literal(input.Type.DisplayName)})";
}
