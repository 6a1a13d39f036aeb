using System.Globalization;
using Aegis.Graph.Extract.Hooks;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The emitted part of a class with hooks.</summary>
internal static class HooksetEmitter
{
    private const string Turns = "global::Aegis.Turns";
    private const string List = $"global::System.Collections.Generic.IReadOnlyList<{Turns}.TurnHook>";

    public static string Emit(HooksetNode hookset)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, hookset.Type);
        writer.Open($"partial {hookset.Type.Keyword} {hookset.Type.DeclaredName}");
        var field = Code.Free("hooks", hookset.TakenNames);
        var isStatic = hookset.Hooks.All(hook => hook.IsStatic);
        var modifier = isStatic ? " static" : "";
        writer.Line(Code.Generated);
        writer.Line($"private{modifier} {List}? {field};");
        writer.Line();
        var names = string.Join(", ", hookset.Hooks.Select(hook => $"<c>{Code.Xml(hook.Method)}</c>"));
        writer.Line($"/// <summary>The hooks {names}, to be added to those of a turn or a loop.</summary>");
        writer.Line(Code.Generated);
        writer.Line($"public{modifier} {List} {HookMethodShape.Property} =>");
        writer.Indent();
        writer.Line($"{field} ?? global::System.Threading.LazyInitializer.EnsureInitialized(");
        writer.Indent();
        writer.Line($"ref {field},");
        writer.Line($"() => new {Turns}.TurnHook[]");
        writer.Line("{");
        writer.Indent();
        foreach (var hook in hookset.Hooks)
        {
            Emit(writer, hookset, hook);
        }

        writer.Close();
        writer.Unindent();
        writer.Line(")!;");
        writer.Unindent();
        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    private static void Emit(SourceWriter writer, HooksetNode hookset, HookNode hook)
    {
        var points = hook.Points.Select(point =>
            string.Format(CultureInfo.InvariantCulture, "({0}.HookPoint)({1})", Turns, point)
        );
        var arguments = hook.TakesToken.Select(isToken => isToken ? "context.CancellationToken" : "context");
        var target = hook.IsStatic ? hookset.Type.FullName : "this";
        var call = $"{target}.{Code.Name(hook.Method)}({string.Join(", ", arguments)})";
        var body = hook.Returns switch
        {
            ReturnShape.Void => $"{{ {call}; return default; }}",
            ReturnShape.Task => $"new {Code.ValueTask}({call})",
            _ => call,
        };
        writer.Line($"new {Turns}.TurnHook(");
        writer.Indent();
        writer.Separated([$"new {Turns}.HookPoint[] {{ {string.Join(", ", points)} }}", $"context => {body}"]);
        writer.Unindent();
        writer.Line($") {{ Name = {Code.Literal($"{hookset.Type.Name}.{hook.Method}")} }},");
    }
}
