namespace Aegis.Metrics;

/// <summary>
/// Says of which kind an error is. All that are registered in the app's services are asked, in the order of their registration, and
/// <see cref="ErrorTaxonomy.Default"/> last.
/// </summary>
public interface IErrorTaxonomy
{
    /// <summary>The kind of an error.</summary>
    /// <param name="exception">What the agent threw.</param>
    /// <returns>One of <see cref="ErrorKinds"/> or another name; <see langword="null"/> to leave it to the next.</returns>
    string? KindOf(Exception exception);
}
