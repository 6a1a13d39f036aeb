using System.Net.Sockets;
using System.Reflection;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>A store in memory that is down for the first keys that it is asked for.</summary>
public class StumblingStore : DispatchProxy
{
    private readonly InMemoryLedgerStore inner = new();
    private int failures;

    public static ILedgerStore Of(int failures)
    {
        var store = Create<ILedgerStore, StumblingStore>();
        ((StumblingStore)(object)store).failures = failures;
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(ILedgerStore.FindByKeyAsync) && Interlocked.Decrement(ref failures) >= 0
            ? throw new IOException("down", new SocketException())
            : targetMethod.Invoke(inner, args);
}
