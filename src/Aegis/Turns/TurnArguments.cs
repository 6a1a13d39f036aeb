using System.Collections;
using System.ComponentModel;
using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Turns;

/// <summary>
/// The arguments of a turn by the names of the tool's parameters. A <see cref="Func{TResult}"/> is evaluated when the turn
/// runs.
/// </summary>
public sealed class TurnArguments : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<Argument> all = [];

    /// <summary>No arguments.</summary>
    public TurnArguments() { }

    internal TurnArguments(IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        foreach (var (name, value) in arguments)
        {
            Add(name, value);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => all.Count;

    /// <summary>Adds an argument.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">A value of the parameter's type, or JSON of it.</param>
    /// <exception cref="ArgumentException">There is one of that name, or the value is a delegate of another type.</exception>
    public void Add(string name, object? value)
    {
        if (value is Delegate other and not Func<object?>)
        {
            throw new ArgumentException(
                $"Argument '{name}' is a {Agents.TypeName.Of(other.GetType())}. What is to be evaluated when the turn runs has "
                    + "to be a Func<object?>.",
                nameof(value)
            );
        }

        Add(new Argument(name, value, Write: null));
    }

    /// <summary>Adds an argument that is evaluated each time the turn runs, and when the turn is written as JSON.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Gives a value of the parameter's type, or JSON of it.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(string name, Func<object?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(new Argument(name, value, Write: null));
    }

    /// <summary>Adds an argument of a known type. Emitted code calls it.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">Its value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Add<T>(ToolParameter<T> parameter, T value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        Add(
            new Argument(
                parameter.Name,
                value,
                () => JsonSerializer.SerializeToElement(value, parameter.Json.TypeInfo<T>())
            )
        );
    }

    /// <summary>The arguments, those evaluated that are to be.</summary>
    /// <returns>Names and values.</returns>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        all.Select(argument => KeyValuePair.Create(argument.Name, argument.Evaluate())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal AIFunctionArguments Evaluate(IServiceProvider services)
    {
        var evaluated = new AIFunctionArguments { Services = services };
        foreach (var argument in all)
        {
            evaluated.Add(argument.Name, argument.Evaluate());
        }

        return evaluated;
    }

    internal Dictionary<string, JsonElement> ToJson() =>
        all.ToDictionary(static argument => argument.Name, ToJson, StringComparer.Ordinal);

    private static JsonElement ToJson(Argument argument) =>
        argument.Write is { } write ? write() : Json.TurnJson.Of(argument.Evaluate());

    private void Add(Argument argument)
    {
        ArgumentException.ThrowIfNullOrEmpty(argument.Name);
        if (all.Exists(known => known.Name == argument.Name))
        {
            throw new ArgumentException($"There is an argument '{argument.Name}' already.", nameof(argument));
        }

        all.Add(argument);
    }

    private readonly record struct Argument(string Name, object? Value, Func<JsonElement>? Write)
    {
        public object? Evaluate() => Value is Func<object?> later ? later() : Value;
    }
}
