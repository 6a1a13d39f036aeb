using Microsoft.Extensions.AI;

namespace Aegis.Memory;

/// <summary>How a <see cref="WindowMemory"/> behaves.</summary>
public sealed class WindowMemoryOptions
{
    /// <summary>How many messages the window holds before the oldest are folded; none: any number. Default: 50; at least 1.</summary>
    public int? MaxItems { get; set; } = 50;

    /// <summary>
    /// How many tokens the window holds, summary included, before the oldest messages are folded; none: any number. Default: none;
    /// at least 1.
    /// </summary>
    public int? MaxTokens { get; set; }

    /// <summary>
    /// How many of the newest messages stay as they are when the others are folded, even if they alone are more tokens than the
    /// window is to hold. Default: 10; at least 1, and at most <see cref="MaxItems"/>.
    /// </summary>
    public int KeepNewest { get; set; } = 10;

    /// <summary>How many tokens the summary has at most. Default: 500; at least 1.</summary>
    public int SummaryTokens { get; set; } = 500;

    /// <summary>Whose message the summary is. Default: the user's.</summary>
    /// <remarks>
    /// Not the system's: what users and tools have said would be obeyed like instructions. Some models want the first message
    /// behind the instructions to be the user's.
    /// </remarks>
    public ChatRole SummaryRole { get; set; } = ChatRole.User;

    /// <summary>Folds messages. Default: an <see cref="ExtractiveCompressor"/>, which asks no model.</summary>
    public IMemoryCompressor Compressor { get; set; } = new ExtractiveCompressor();

    /// <summary>Counts tokens. Default: an <see cref="EstimatedTokenCounter"/>.</summary>
    public ITokenCounter TokenCounter { get; set; } = new EstimatedTokenCounter();

    internal WindowMemoryOptions Validated()
    {
        ArgumentNullException.ThrowIfNull(Compressor);
        ArgumentNullException.ThrowIfNull(TokenCounter);
        ThrowIfLess(MaxItems ?? 1, nameof(MaxItems));
        ThrowIfLess(MaxTokens ?? 1, nameof(MaxTokens));
        ThrowIfLess(KeepNewest, nameof(KeepNewest));
        ThrowIfLess(SummaryTokens, nameof(SummaryTokens));
        if (MaxItems < KeepNewest)
        {
            throw new ArgumentException(
                $"KeepNewest is {KeepNewest}, and MaxItems {MaxItems}: it can not be less.",
                nameof(KeepNewest)
            );
        }

        return (WindowMemoryOptions)MemberwiseClone();
    }

    private static void ThrowIfLess(int value, string option)
    {
        if (value < 1)
        {
            throw new ArgumentException($"{option} is {value}, but has to be at least 1.", option);
        }
    }
}
