using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>The <c>[FixedArgument]</c>s of a tool.</summary>
internal sealed class FixedArguments
{
    private readonly Dictionary<string, (string Expression, TypedConstant Constant)> values = new(
        StringComparer.Ordinal
    );

    public EquatableArray<FixedArgumentDefect> Defects { get; private set; }

    /// <summary>The value of a parameter as an expression; null when it has none that fits.</summary>
    public string? ValueOf(string parameter) => values.TryGetValue(parameter, out var value) ? value.Expression : null;

    /// <summary>The same as it is written.</summary>
    public TypedConstant ConstantOf(string parameter) => values[parameter].Constant;

    public static FixedArguments Of(IMethodSymbol method, string owner, int tool, ExtractionContext context)
    {
        var found = new FixedArguments();
        var defects = ImmutableArray.CreateBuilder<FixedArgumentDefect>();
        var index = 0;
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || !type.IsAegis("FixedArgumentAttribute"))
            {
                continue;
            }

            context.Anchor(new Anchor(owner, AnchorKind.FixedArgument, tool, index), attribute);
            if (!attribute.HasUnknownArgument() && found.Add(attribute, method, context.Compilation) is { } defect)
            {
                defects.Add(new FixedArgumentDefect(index, defect));
            }

            index++;
        }

        found.Defects = new(defects.ToImmutable());
        return found;
    }

    /// <summary>Takes a value in; what is wrong with it otherwise.</summary>
    private string? Add(AttributeData attribute, IMethodSymbol method, Compilation compilation)
    {
        var name = attribute.Text() ?? "";
        if (method.Parameters.FirstOrDefault(candidate => candidate.Name == name) is not { } parameter)
        {
            return $"names '{name}', which is no parameter of '{method.Name}'";
        }

        if (values.ContainsKey(name))
        {
            return $"names '{name}' a second time";
        }

        var value = attribute.ConstructorArguments[1];
        if (FixedValue.Of(value, parameter.Type, compilation) is not { } expression)
        {
            var type = parameter.Type.ShortName();
            return $"gives '{name}' {FixedValue.Describe(value)}, which is no {type}";
        }

        values.Add(name, (expression, value));
        return null;
    }
}
