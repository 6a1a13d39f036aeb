using System.Text.Json;

namespace Aegis.Tools;

/// <summary>Checks one argument against its schema and reads it.</summary>
internal static class ArgumentBinder
{
    /// <summary>Reads an argument.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="shape">What its schema asks for.</param>
    /// <param name="given">JSON, a value of the parameter's type, or one that becomes the JSON of it.</param>
    /// <param name="check">Is told what is wrong.</param>
    /// <param name="nullIsLeftOut">Whether null stands for a member that is left out, as strict schemas have it.</param>
    /// <returns>The value; nothing to rely on when something is wrong.</returns>
    public static T Bind<T>(
        ToolParameter<T> parameter,
        JsonShape shape,
        object? given,
        JsonCheck check,
        bool nullIsLeftOut = false
    )
    {
        if (!TryElement(given, parameter.Json.Options, check, out var element))
        {
            return default!;
        }

        if (ArgumentSize.IsTooLarge(element, check))
        {
            return default!;
        }

        // a type that nothing can read is the app's mistake, not the model's: the host hears of it
        parameter.ThrowIfUnreadable();
        var place = check.Place;
        try
        {
            if (nullIsLeftOut && element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                element = LeftOut.Remove(element, shape);
            }

            shape.Check(element, check);
            if (check is { IsValid: true, Corrections: { } corrections })
            {
                // what a spelling stands for may be refused, though the spelling is not
                element = corrections.ApplyTo(parameter.Name, element);
                shape.Check(element, check);
            }

            return !check.IsValid ? default!
                : given is T value and not JsonElement ? value
                : Read(parameter, element, check);
        }
        catch (InvalidOperationException error) when (error is not ToolSetupException)
        {
            // half a surrogate pair, say: JSON may escape it, but no string can hold it
            check.GoBack(place);
            check.Report($"can not be read: {Shortened.Of(error.Message)}", element);
            return default!;
        }
    }

    /// <summary>An argument of any kind, for messages.</summary>
    public static string Describe(object? given) =>
        given switch
        {
            null => "null",
            JsonElement element => element.IsDisposed() ? "JSON that has been disposed of" : Shortened.Of(element),
            string text => Shortened.Of($"\"{text}\""),
            IFormattable formattable => Shortened.Of(
                formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture)
            ),
            _ => given.GetType().Name,
        };

    private static T Read<T>(ToolParameter<T> parameter, JsonElement element, JsonCheck check)
    {
        try
        {
            return PlainValues.TryRead<T>(element, out var plain) ? plain
                : parameter.Reader is { } reader && element.ValueKind == JsonValueKind.Object
                    ? reader(new ToolObject(element, parameter.Json))
                : JsonSerializer.Deserialize(element, parameter.TypeInfo)!;
        }
        catch (JsonException error)
        {
            var rule = error is UnfitValueException ? error.Message : $"must be {TypeWords.Of(typeof(T))}";
            check.Report(
                JsonDepth.IsTooDeep(element) ? $"must not be nested more than {JsonCheck.MaxDepth} levels deep"
                    : error.Path is not { Length: > 1 } path ? rule
                    // which type it is that does not fit in there, only Aegis's own converters tell
                    : error is UnfitValueException ? $"{rule} ({path})"
                    : $"can not be read at {path}",
                element
            );
        }
        catch (Exception error) when (error is not InvalidOperationException)
        {
            // the type's own constructor or setter refuses what it was given, by whatever exception: the model can correct that
            check.Report($"is refused: {Shortened.Of(error.Message)}", element);
        }

        return default!;
    }

    /// <summary>An argument as JSON.</summary>
    /// <returns>Whether it can be; if not, the check knows.</returns>
    public static bool TryElement(
        object? given,
        JsonSerializerOptions options,
        JsonCheck check,
        out JsonElement element
    )
    {
        switch (given)
        {
            case JsonElement json:
                element = json;
                return IsReadable(json, check);
            case JsonDocument document:
                element = document.RootElement;
                return IsReadable(element, check);
            case null:
                element = Null;
                return true;
        }

        if (!options.TryGetTypeInfo(given.GetType(), out var typeInfo))
        {
            element = default;
            check.Report($"must be JSON, not a .NET {Agents.TypeName.Of(given.GetType())}", Describe(given));
            return false;
        }

        try
        {
            element = JsonSerializer.SerializeToElement(given, typeInfo);
            return true;
        }
        catch (Exception error)
        {
            element = default;
            check.Report($"must be JSON: {Shortened.Of(error.Message)}", Describe(given));
            return false;
        }
    }

    private static bool IsReadable(JsonElement json, JsonCheck check)
    {
        if (json.IsDisposed())
        {
            check.Report("must be JSON whose document has not been disposed of", received: null);
            return false;
        }

        if (json.ValueKind != JsonValueKind.Undefined)
        {
            return true;
        }

        check.Report("must not be undefined", received: null);
        return false;
    }

    private static JsonElement Null { get; } = JsonDocument.Parse("null").RootElement;
}
