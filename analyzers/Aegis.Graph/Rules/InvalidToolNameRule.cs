using Aegis.Graph.Check;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>The APIs of models refuse a request with any other name.</summary>
public sealed class InvalidToolNameRule : ToolRule
{
    private const int MostLetters = 64;

    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.InvalidToolName,
        "Tool name is not valid for models",
        "Tool '{0}' would be called '{1}', which no model API takes; set Name to 1 to 64 of A-Z a-z 0-9 _ -"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        var name = place.Tool.Name;
        if (place.Tool.ShapeDefect is null && (name.Length is 0 or > MostLetters || !name.All(IsAllowed)))
        {
            place.Report(Descriptor, [new Hint(HintKeys.Name, Sanitised(name))], place.Name, name);
        }
    }

    private static bool IsAllowed(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';

    private static string Sanitised(string name)
    {
        var letters = name.Select(letter => IsAllowed(letter) ? letter : '_').Take(MostLetters);
        var text = string.Concat(letters).Trim('_');
        return text.Length == 0 ? "tool" : text;
    }
}
