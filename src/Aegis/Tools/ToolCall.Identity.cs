using System.Text.Json;

namespace Aegis.Tools;

// which action the call is
public sealed partial class ToolCall
{
    /// <summary>
    /// The value of the parameter with <see cref="IdempotencyKeyAttribute"/> as text, the same for every spelling of it and
    /// another for every other value; none without such a parameter.
    /// </summary>
    internal string? IdempotencyKey { get; private set; }

    private T Identify<T>(ToolParameter<T> parameter, T value)
    {
        if (parameter.Name == Definition.IdempotencyKey && IsValid)
        {
            try
            {
                IdempotencyKey = value switch
                {
                    null => null,
                    string text => text,
                    _ => parameter.Json.Canonical.Of(value),
                };
            }
            catch (Exception error) when (error is InvalidOperationException or JsonException)
            {
                Report(parameter.Name, "must be of valid Unicode characters to be an idempotency key", received: null);
            }
        }

        return value;
    }
}
