using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Aegis.Testing;

/// <summary>Looks through everything a step's value holds for objects that keep a compilation alive.</summary>
internal sealed class StepValueWalker
{
    // by assignability: every implementation of a symbol is internal to the compiler
    private static readonly Type[] _forbidden =
    [
        typeof(ISymbol),
        typeof(SyntaxNode),
        typeof(SyntaxToken),
        typeof(SyntaxTree),
        typeof(SyntaxReference),
        typeof(Compilation),
        typeof(SemanticModel),
        typeof(Location),
        typeof(Diagnostic),
        typeof(AttributeData),
        typeof(TypedConstant),
        typeof(IOperation),
        typeof(SourceText),
        typeof(GeneratorAttributeSyntaxContext),
        typeof(GeneratorSyntaxContext),
    ];

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Throws, naming the path to it, when it finds one.</summary>
    public void Walk(object? value, string path)
    {
        if (value is null || IsLeaf(value.GetType()))
        {
            return;
        }

        var type = value.GetType();
        if (_forbidden.FirstOrDefault(forbidden => forbidden.IsAssignableFrom(type)) is { } found)
        {
            throw new TestFailureException($"{path} holds a {found.Name} ({type})");
        }

        if (!type.IsValueType && !_seen.Add(value))
        {
            return;
        }

        if (value is Array array)
        {
            WalkItems(array, path);
            return;
        }

        foreach (var field in Fields(type))
        {
            Walk(field.GetValue(value), $"{path}.{Name(field)}");
        }
    }

    private void WalkItems(IEnumerable items, string path)
    {
        var index = 0;
        foreach (var item in items)
        {
            Walk(item, $"{path}[{index++}]");
        }
    }

    // collections are walked by their fields as well: enumerating one can run code, and a default ImmutableArray throws
    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            const BindingFlags Declared =
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (var field in current.GetFields(Declared))
            {
                yield return field;
            }
        }
    }

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive
        || type.IsEnum
        || type.IsPointer
        || type == typeof(string)
        || typeof(MemberInfo).IsAssignableFrom(type)
        || type.Namespace is "System.Reflection" or "System.Threading" or "System.Globalization";

    private static string Name(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
