using Aegis.Generators.Plan;
using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The body of a run method that the developer declared: prompt in, parsed answer out.</summary>
internal static class PromptedEmitter
{
    public static void Emit(SourceWriter writer, AgentPlan plan, RunMethod method)
    {
        var names = method.Parameters.Select(parameter => parameter.Name).ToList();
        var context = Code.Free("context", names);
        var own = method.Parameters.FirstOrDefault(parameter => parameter.Role == ParameterRole.Context);
        var arguments = names
            .Select(Code.Name)
            .Append(own is null ? $"global::Aegis.AgentContext.Require({Code.Literal(plan.Id)})" : Code.Name(own.Name));
        writer.Line(Code.Generated);
        Signatures.EmitPartial(writer, method);
        writer.Indent();
        var core = names.Contains("RunCoreAsync") ? "this.RunCoreAsync" : "RunCoreAsync";
        writer.Line($"{core}({string.Join(", ", arguments)});");
        writer.Unindent();
        writer.Line();

        var access = method.Modifiers.StartsWith("public", StringComparison.Ordinal) ? "public" : "internal";
        writer.Line("/// <summary>Does the same in the run that the context belongs to.</summary>");
        writer.Line(Code.Generated);
        writer.Line(Code.Hidden);
        writer.Line($"{access}{(plan.HidesInherited ? " new" : "")} {method.ReturnType} RunCoreAsync(");
        writer.Indent();
        writer.Separated([
            .. method.Parameters.Select(p => $"{p.Type.FullName} {Code.Name(p.Name)}"),
            $"global::Aegis.AgentContext {context}",
        ]);
        writer.Unindent();
        writer.Line(")");
        writer.Line("{");
        writer.Indent();
        if (plan.Surface == AgentSurface.Throwing)
        {
            writer.Line($"{StubEmitter.Throw(plan.Fault)};");
        }
        else
        {
            EmitBody(writer, plan, method, names, context);
        }

        writer.Close();
    }

    private static void EmitBody(
        SourceWriter writer,
        AgentPlan plan,
        RunMethod method,
        List<string> names,
        string context
    )
    {
        var message = Code.Free("message", names);
        if (plan.Prompt is { } prompt)
        {
            writer.Line("// [Prompt]");
            EmitText(writer, $"string {message} = ", prompt, method, context, ";");
        }
        else
        {
            EmitMessage(writer, plan, message, context);
        }

        var token = method.Parameters.FirstOrDefault(p => p.Role == ParameterRole.CancellationToken);
        var output = plan.Output!.FullName;
        var acceptsNull = plan.Output.IsReference && output.EndsWith("?", StringComparison.Ordinal);
        var ask =
            "global::Aegis.Agents.ChatAgent."
            + (
                output == "string" ? "AskAsync("
                : acceptsNull ? $"AskNullableAsync<{output.TrimEnd('?')}>("
                : $"AskAsync<{output}>("
            );
        var isValueTask = method.Returns == ReturnShape.ValueTaskOfValue;
        writer.Line(isValueTask ? $"return new {Code.ValueTask}<{output}>({ask}" : $"return {ask}");
        writer.Indent();
        writer.Line($"{context},");
        EmitText(writer, "instructions: ", plan.Instructions, method, context, ",");
        writer.Separated([
            message,
            $"model: {Code.LiteralOrNull(plan.Model)}",
            .. AgentTools.Arguments(plan),
            token is null ? $"{context}.CancellationToken" : Code.Name(token.Name),
        ]);
        writer.Unindent();
        writer.Line(isValueTask ? "));" : ");");
    }

    /// <summary>A template as an expression: a plain literal when nothing is filled in.</summary>
    private static void EmitText(
        SourceWriter writer,
        string before,
        string? template,
        RunMethod method,
        string context,
        string after
    )
    {
        var parts = template is null ? default : PromptTemplate.Parse(template);
        if (!parts.Any(part => part.IsPlaceholder))
        {
            var text = template is null ? null : string.Concat(parts.Select(part => part.Text));
            writer.Line($"{before}{Code.LiteralOrNull(text)}{after}");
            return;
        }

        var inside = parts.Select(part =>
            part.IsPlaceholder ? $"{{{Placeholder(part.Text, method)}}}" : Code.Interpolated(part.Text)
        );
        writer.Call(
            $"{before}global::Aegis.Agents.PromptText.Format(",
            [context, $"$\"{string.Concat(inside)}\""],
            $"){after}"
        );
    }

    private static string Placeholder(string name, RunMethod method)
    {
        var isOutcome = method.Parameters.Any(p => p.Name == name && p.Role == ParameterRole.Outcome);
        return isOutcome ? $"{Code.Name(name)}.ToString()" : Code.Name(name);
    }

    private static void EmitMessage(SourceWriter writer, AgentPlan plan, string message, string context)
    {
        var parts = Code.Free("parts", plan.Message.Select(part => part.Parameter).Append(message).Append(context));
        writer.Line($"global::Aegis.Agents.AgentMessage {parts} = new({context});");
        foreach (var part in plan.Message)
        {
            var name = Code.Name(part.Parameter);
            var heading = Code.Literal(part.Heading);
            if (part.IsOutcome)
            {
                writer.Open($"if ({name}.Succeeded)");
                writer.Line($"{parts}.Output({heading}, {name}.Value);");
                writer.Close();
                writer.Line();
            }
            else
            {
                writer.Line($"{parts}.{(part.IsInput ? "Input" : "Output")}({heading}, {name});");
            }
        }

        writer.Line($"string {message} = {parts}.ToString();");
    }
}
