namespace Aegis.Testing;

/// <summary>A test of the harness failed; independent of the test framework.</summary>
public sealed class TestFailureException : Exception
{
    public TestFailureException() { }

    public TestFailureException(string message)
        : base(message) { }

    public TestFailureException(string message, Exception? innerException)
        : base(message, innerException) { }
}
