namespace Aegis;

/// <summary>How the wait between attempts grows.</summary>
public enum RetryBackoff
{
    /// <summary>It doubles from attempt to attempt.</summary>
    Exponential,

    /// <summary>It grows by the first wait from attempt to attempt.</summary>
    Linear,

    /// <summary>It does not grow.</summary>
    Constant,
}
