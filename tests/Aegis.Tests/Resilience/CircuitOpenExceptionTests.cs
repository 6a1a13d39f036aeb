using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience;

public sealed class CircuitOpenExceptionTests
{
    [Fact]
    public void Message_SaysWhatComesNext()
    {
        Assert.EndsWith("through in 12.5 s.", Message(TimeSpan.FromSeconds(12.5)), StringComparison.Ordinal);
        Assert.EndsWith(
            "A single call is under way to see whether it works again.",
            Message(TimeSpan.Zero),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Reset the circuit to let calls through.",
            Message(TimeSpan.MaxValue),
            StringComparison.Ordinal
        );

        static string Message(TimeSpan retryAfter) => new CircuitOpenException("model", retryAfter).Message;
    }
}
