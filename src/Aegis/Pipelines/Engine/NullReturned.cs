namespace Aegis.Pipelines;

/// <summary>What becomes of an agent whose run method returned null where its signature promises something to wait for.</summary>
internal static class NullReturned
{
    public static InvalidOperationException InsteadOf(string what) =>
        new($"The run method returned null instead of {what}.");
}
