using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Aegis.Agents;

/// <summary>How values read in what a model is sent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PromptText
{
    /// <summary>Fills the holes of a <c>[Prompt]</c> template.</summary>
    /// <param name="context">Says how values become JSON.</param>
    /// <param name="text">The template.</param>
    /// <returns>The user message.</returns>
    public static string Format(
        AgentContext context,
        [InterpolatedStringHandlerArgument(nameof(context))] PromptInterpolation text
    ) => text.ToString();

    /// <summary>
    /// A value as text: a string as it is, nothing for <see langword="null"/>, numbers and dates in the invariant
    /// culture, anything else as JSON.
    /// </summary>
    /// <typeparam name="T">The declared type, which decides how the JSON looks.</typeparam>
    /// <param name="context">Says how values become JSON.</param>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of<T>(AgentContext context, T value)
    {
        ArgumentNullException.ThrowIfNull(context);
        return value is null ? "" : Simple(value) ?? Json(context.JsonOptions, value);
    }

    // dates and times as JSON has them, so that a value reads alike inside an object and alone
    private static string? Simple(object value) =>
        value switch
        {
            string text => text,
            bool truth => truth ? "true" : "false",
            char letter => letter.ToString(),
            Enum name => name.ToString(),
            DateTime time => Invariant(time, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"),
            DateTimeOffset time => Invariant(time, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"),
            DateOnly date => Invariant(date, "O"),
            TimeOnly time => Invariant(time, "HH:mm:ss.FFFFFFF"),
            TimeSpan duration => Invariant(duration, "c"),
            Guid id => id.ToString(),
            Uri address => address.OriginalString,
            decimal or Half or Int128 or UInt128 or BigInteger => Invariant((IFormattable)value),
            IFormattable number when value.GetType().IsPrimitive => Invariant(number),
            _ => null,
        };

    private static string Invariant(IFormattable value, string? format = null) =>
        value.ToString(format, CultureInfo.InvariantCulture);

    private static string Json<T>(JsonSerializerOptions options, T value)
    {
        // of an object nothing is known but what it is
        var type = typeof(T) == typeof(object) ? value!.GetType() : typeof(T);
        return JsonSerializer.Serialize(value, AgentJson.TypeInfo(options, type));
    }
}
