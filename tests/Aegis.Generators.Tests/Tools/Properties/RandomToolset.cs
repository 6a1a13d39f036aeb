using System.Text;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>The source of a toolset: types, and many tools over them that keep what they were called with.</summary>
internal sealed class RandomToolset
{
    private const string Start = """
        using Aegis;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        public enum Level { Low, Middle, High }
        public enum Shade : byte { [JsonStringEnumMemberName("very-dark")] Dark = 3, Light = 9 }
        [Flags] public enum Marks { None = 0, Old = 1, New = 2, Both = 3, Far = 8 }

        """;

    private readonly Random random;
    private readonly RandomTypes types;
    private readonly StringBuilder source = new(Start);

    public RandomToolset(int seed, int tools)
    {
        random = new Random(seed);
        types = new RandomTypes(random);
        for (var number = 0; number < 12; number++)
        {
            AddType(number);
        }

        source.AppendLine("public partial class Box\n{\n    public object?[]? Seen;");
        for (var number = 0; number < tools; number++)
        {
            AddTool(number);
        }

        source.AppendLine("}");
    }

    /// <summary>The tools as they are declared, by the name that models know.</summary>
    public Dictionary<string, string> Signatures { get; } = [];

    public string Source => source.ToString();

    private void AddType(int number)
    {
        var name = $"T{number}";
        var members = Members(1 + random.Next(4), isTool: false, isOpenAllowed: true);
        var isRecord = random.Next(2) == 0;
        if (isRecord)
        {
            var next = random.Next(4) == 0 ? $", T{number}? Next = null" : "";
            var written = members.Select(
                (member, i) => $"{Attributes(member, i, "property: ")}{member.Type.Text} M{i}{member.Default}"
            );
            source.AppendLine(
                $"public {(next.Length == 0 && random.Next(4) == 0 ? "readonly record struct" : "record")} {name}({string.Join(", ", written)}{next});"
            );
        }
        else
        {
            source.AppendLine($"public class {name}\n{{");
            foreach (var (member, i) in members.Select(static (member, i) => (member, i)))
            {
                var isFree = member.Type.IsNullable || member.Default.Length > 0;
                var modifier = isFree && member.Annotation.Length == 0 ? "" : "required ";
                var setter = random.Next(2) == 0 ? "set" : "init";
                var value = modifier.Length == 0 && member.Default.Length > 0 ? member.Default + ";" : "";
                source.AppendLine(
                    $"    {Attributes(member, i, "")}public {modifier}{member.Type.Text} M{i} {{ get; {setter}; }}{value}"
                );
            }

            source.AppendLine("}");
        }

        types.Objects.Add(new DrawnType(name, [], []) { IsOpen = members.Exists(static member => member.Type.IsOpen) });
    }

    private void AddTool(int number)
    {
        var isStrict = random.Next(4) == 0;
        var members = Members(1 + random.Next(5), isTool: true, isOpenAllowed: !isStrict);
        var parameters = string.Join(
            ", ",
            members.Select(
                static (member, i) =>
                    $"{(member.Annotation.Length > 0 ? $"[{member.Annotation}] " : "")}{member.Type.Text} p{i}{member.Default}"
            )
        );
        var seen = string.Join(", ", members.Select(static (_, i) => $"p{i}"));
        var signature = $"[Tool{(isStrict ? "(Strict = true)" : "")}] public void Do{number}({parameters})";
        Signatures.Add($"do{number}", signature);
        source.AppendLine($"    {signature} => Seen = new object?[] {{ {seen} }};");
    }

    private List<Place> Members(int count, bool isTool, bool isOpenAllowed)
    {
        var places = new List<Place>();
        var hasDefault = false;
        while (places.Count < count)
        {
            var type = types.Next(2);
            if (type.IsOpen && !isOpenAllowed)
            {
                continue;
            }

            var annotation =
                type.Annotations.Length > 0 && random.Next(2) == 0
                    ? type.Annotations[random.Next(type.Annotations.Length)]
                    : "";
            var mayHave = type.Defaults.Length > 0 && (annotation.Length == 0 || type.Defaults[0] != "default");
            // after one that has a default, all have
            if (hasDefault && !mayHave)
            {
                continue;
            }

            var isGiven = mayHave && (hasDefault || random.Next(isTool ? 3 : 5) == 0);
            hasDefault |= isGiven;
            places.Add(
                new Place(type, annotation, isGiven ? $" = {type.Defaults[random.Next(type.Defaults.Length)]}" : "")
            );
        }

        return places;
    }

    private string Attributes(Place member, int number, string target)
    {
        var name = random.Next(5) == 0 ? $"[{target}JsonPropertyName(\"m-{number}\")] " : "";
        var annotated = target.Length > 0 && random.Next(2) == 0 ? target : "";
        return member.Annotation.Length > 0 ? $"{name}[{annotated}{member.Annotation}] " : name;
    }

    private sealed record Place(DrawnType Type, string Annotation, string Default);
}
