using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aegis.Agents;

/// <summary>What the compiler fills an interpolated prompt into, hole by hole.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InterpolatedStringHandler]
public readonly ref struct PromptInterpolation
{
    private readonly AgentContext context;
    private readonly StringBuilder text;

    /// <summary>Starts an empty text.</summary>
    /// <param name="literalLength">How many characters are literal.</param>
    /// <param name="formattedCount">How many holes there are.</param>
    /// <param name="context">Says how values become JSON.</param>
    public PromptInterpolation(int literalLength, int formattedCount, AgentContext context)
    {
        this.context = context;
        // most holes hold another agent's text
        text = new StringBuilder(literalLength + formattedCount * 64);
    }

    /// <summary>Adds what stands between the holes.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value) => text.Append(value);

    /// <summary>Fills a hole.</summary>
    /// <typeparam name="T">The declared type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public void AppendFormatted<T>(T value) => text.Append(PromptText.Of(context, value));

    /// <summary>The whole text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => text.ToString();
}
