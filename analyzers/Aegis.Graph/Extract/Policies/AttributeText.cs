using System.Globalization;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Policies;

/// <summary>A policy attribute as text: what makes an equal one, and what its author may have written.</summary>
internal static class AttributeText
{
    public static Policy ToPolicy(PolicyKind kind, AttributeData attribute, bool isOfAssembly, Compilation compilation)
    {
        var parameters = attribute.AttributeConstructor!.Parameters;
        var positional = attribute
            .ConstructorArguments.Select((value, i) => (Name: Pascal(parameters[i].Name), Value: value))
            .ToList();
        var named = attribute.NamedArguments.Select(pair => (Name: pair.Key, pair.Value)).ToList();
        var type = $"global::Aegis.{attribute.AttributeClass!.Name}";
        var arguments = string.Join(", ", positional.Select(argument => Code(argument.Value, compilation)));
        var properties = string.Join(
            ", ",
            named.Select(argument => $"{argument.Name} = {Code(argument.Value, compilation)}")
        );
        var numbers = positional
            .Concat(named)
            .Where(argument =>
                argument.Value.Kind == TypedConstantKind.Primitive && argument.Value.Value is int or double
            )
            .Select(argument => new PolicyNumber(
                argument.Name,
                Convert.ToDouble(argument.Value.Value, CultureInfo.InvariantCulture)
            ));
        return new Policy(
            kind,
            $"new {type}({arguments})" + (properties.Length > 0 ? $" {{ {properties} }}" : ""),
            Text(attribute, positional, named),
            isOfAssembly
        )
        {
            Numbers = numbers.ToEquatableArray(),
            HiddenType = named
                .SelectMany(argument => TypesOf(argument.Value))
                .FirstOrDefault(named => !compilation.IsSymbolAccessibleWithin(named, compilation.Assembly))
                ?.Name,
        };
    }

    private static string Text(
        AttributeData attribute,
        List<(string Name, TypedConstant Value)> positional,
        List<(string Name, TypedConstant Value)> named
    )
    {
        var written = positional
            .Where(argument => argument.Value.Value is not double.PositiveInfinity)
            .Select(argument => Short(argument.Value))
            .Concat(named.Select(argument => $"{argument.Name} = {Short(argument.Value)}"))
            .ToList();
        var name = attribute.AttributeClass!.Name;
        name = name.Substring(0, name.Length - "Attribute".Length);
        return written.Count == 0 ? name : $"{name}({string.Join(", ", written)})";
    }

    private static string Code(TypedConstant value, Compilation compilation) =>
        value.Kind == TypedConstantKind.Array
            ? $"new global::System.Type[] {{ {string.Join(", ", TypesOf(value).Select(type => RuntimeTypes.Expression(type, compilation)))} }}"
        : value is { Kind: TypedConstantKind.Enum, Type: { } type } && MemberOf(value) is { } member
            ? $"{type.FullName()}.{member}"
        : ConstantText.Of(value);

    private static string Short(TypedConstant value) =>
        value switch
        {
            { Kind: TypedConstantKind.Array } =>
                $"[{string.Join(", ", TypesOf(value).Select(type => $"typeof({type.Name})"))}]",
            { Kind: TypedConstantKind.Enum, Type: { } type } when MemberOf(value) is { } member =>
                $"{type.Name}.{member}",
            { Value: double number } => number.ToString("R", CultureInfo.InvariantCulture),
            _ => ConstantText.Of(value),
        };

    private static string? MemberOf(TypedConstant value) =>
        value
            .Type!.GetMembers()
            .OfType<IFieldSymbol>()
            .FirstOrDefault(field => Equals(field.ConstantValue, value.Value))
            ?.Name;

    private static IEnumerable<INamedTypeSymbol> TypesOf(TypedConstant value) =>
        value is { Kind: TypedConstantKind.Array, IsNull: false }
            ? value.Values.Select(item => item.Value).OfType<INamedTypeSymbol>()
            : [];

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
