using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tools;

// how arguments become values; what is wrong with one is kept until the method would be called
public sealed partial class ToolCall
{
    private JsonCheck? check;

    private bool IsValid => check is null;

    /// <summary>Reads an argument that has to be there.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The value; nothing to rely on when it is wrong, since the method is then not called.</returns>
    public T Read<T>(ToolParameter<T> parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (TryFind(parameter, out var given))
        {
            return Identify(parameter, Bind(parameter, given));
        }

        Report(parameter.Name, "is required", received: null);
        return default!;
    }

    /// <summary>Reads an argument that may be left out.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="parameter">The parameter.</param>
    /// <param name="defaultValue">The value when it is left out.</param>
    /// <returns>The value.</returns>
    public T Read<T>(ToolParameter<T> parameter, T defaultValue)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var isLeftOut = !TryFind(parameter, out var given) || (parameter.NullIsDefault && IsNull(given));
        return Identify(parameter, isLeftOut ? defaultValue : Bind(parameter, given));
    }

    /// <summary>Reads an argument that the model does not know of; a value given all the same wins.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="parameter">The parameter.</param>
    /// <param name="fixedValue">The value that the tool's author has chosen.</param>
    /// <returns>The value.</returns>
    public T ReadFixed<T>(ToolParameter<T> parameter, T fixedValue)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!TryFind(parameter, out var given))
        {
            return Identify(parameter, fixedValue);
        }

        ToolLog.FixedArgumentOverridden(Context.Logger, Definition.Name, parameter.Name);
        return Identify(parameter, Bind(parameter, given));
    }

    /// <summary>A service that the method takes.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="key">The key of a keyed service; none when <see langword="null"/>.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">Nobody provides it.</exception>
    public T Service<T>(string? key = null)
        where T : notnull =>
        OptionalService<T>(key)
        ?? throw new ToolSetupException(
            $"Tool '{Definition.Name}' needs a service of type {Agents.TypeName.Of(typeof(T))}"
                + (key is null ? "" : $" with key '{key}'")
                + ", which nobody provides. Register it with the services of the pipeline or of the host."
        );

    /// <summary>A service that the method can do without.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="key">The key of a keyed service; none when <see langword="null"/>.</param>
    /// <returns>The service; none when nobody provides it.</returns>
    public T? OptionalService<T>(string? key = null) =>
        key is null ? Services.GetService<T>()
        : Services is IKeyedServiceProvider keyed ? keyed.GetKeyedService<T>(key)
        : default;

    private bool TryFind<T>(ToolParameter<T> parameter, out object? given)
    {
        var isThere = arguments.TryGetValue(parameter.Name, out given);
        known += isThere ? 1 : 0;
        return isThere;
    }

    private static bool IsNull(object? given) =>
        given is null || (given is JsonElement json && !json.IsDisposed() && json.ValueKind == JsonValueKind.Null);

    private T Bind<T>(ToolParameter<T> parameter, object? given)
    {
        var shape = parameter.ShapeIn(Definition);
        if (given is T value and not JsonElement && !shape.IsConstrained)
        {
            return value;
        }

        var current = check ?? JsonCheck.Rent();
        current.Step(parameter.Name);
        var bound = ArgumentBinder.Bind(
            parameter,
            shape,
            given,
            current,
            Definition is { Strict: true, EnforcedSchema: not null }
        );
        current.StepBack();
        Keep(current);
        return bound;
    }

    private void Report(string parameter, string constraint, string? received)
    {
        var current = check ?? JsonCheck.Rent();
        current.Step(parameter);
        current.Report(constraint, received);
        current.StepBack();
        Keep(current);
    }

    /// <summary>A check that found nothing serves the next argument, of this call or of any other.</summary>
    private void Keep(JsonCheck current)
    {
        if (current.IsValid)
        {
            current.Return();
        }
        else
        {
            check = current;
        }
    }

    /// <summary>Reports arguments that no parameter has taken.</summary>
    private void CheckUnknown()
    {
        if (known == arguments.Count)
        {
            return;
        }

        var names = Definition.Shape.Names;
        foreach (var (name, value) in arguments)
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                Report(name, ParameterNames.Unknown(names), ArgumentBinder.Describe(value));
            }
        }
    }
}
