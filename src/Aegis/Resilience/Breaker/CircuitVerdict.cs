namespace Aegis.Resilience;

/// <summary>What a call says about whoever was called.</summary>
public enum CircuitVerdict
{
    /// <summary>It worked: the failures in a row are over.</summary>
    Success,

    /// <summary>It did not work, and the called is to blame.</summary>
    Failure,

    /// <summary>
    /// It says nothing: its caller gave up, it was turned away before anything was sent, or the call itself was wrong. A
    /// probe that ends so makes room for the next one.
    /// </summary>
    Ignore,
}
