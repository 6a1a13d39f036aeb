namespace Aegis.Memory;

/// <summary>Says how many tokens a text is to a model. Implementations are safe to use at the same time.</summary>
public interface ITokenCounter
{
    /// <summary>Counts.</summary>
    /// <param name="text">The text.</param>
    /// <returns>How many tokens it is; 0 or more.</returns>
    int Count(string text);
}
