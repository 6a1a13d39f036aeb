using System.Globalization;
using System.Text.Json;

namespace Aegis.Tools;

// which action the call is
public sealed partial class ToolCall
{
    /// <summary>
    /// The value of the parameter with <see cref="IdempotencyKeyAttribute"/> as text, the same for every spelling of it; none
    /// without such a parameter.
    /// </summary>
    internal string? IdempotencyKey { get; private set; }

    private T Identify<T>(ToolParameter<T> parameter, T value)
    {
        if (parameter.Name == Definition.IdempotencyKey && IsValid)
        {
            IdempotencyKey = value switch
            {
                null => null,
                string text => text,
                // 5.0 and 5 are one number
                decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
                IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
                _ => JsonSerializer.Serialize(value, parameter.TypeInfo),
            };
        }

        return value;
    }
}
