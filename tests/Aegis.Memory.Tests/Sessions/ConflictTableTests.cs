using System.Text.Json.Nodes;

namespace Aegis.Memory.Tests.Sessions;

/// <summary>
/// Every pair of operations of two sessions that began together, on every kind of value, under every strategy; what is expected
/// is written down here once more, from the rules, over texts.
/// </summary>
public sealed class ConflictTableTests
{
    private const string Key = "key";

    private static readonly string?[] Befores = [null, "1", """{"a":{"b":1}}""", "[1,2]"];

    private static readonly (string Name, Func<string?, string?> Do)[] Operations =
    [
        ("nothing", before => before),
        ("set what it is", before => before),
        ("set", _ => "7"),
        ("set to something else", _ => "8"),
        ("set to an array", _ => "[3]"),
        ("set to null", _ => "null"),
        ("remove", _ => null),
        ("change what is nested", before => before is "{\"a\":{\"b\":1}}" ? """{"a":{"b":2}}""" : """{"a":{"b":3}}"""),
        ("change something else that is nested", _ => """{"a":{"b":4}}"""),
        ("append", before => before is "[1,2]" ? "[1,2,3]" : "[3]"),
        ("append others", before => before is "[1,2]" ? "[1,2,4,3]" : "[4,3]"),
        ("take the first item", before => before is "[1,2]" ? "[2]" : before),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ConflictStrategy, string, string> Table
    {
        get
        {
            var table = new TheoryData<ConflictStrategy, string, string>();
            foreach (var strategy in Enum.GetValues<ConflictStrategy>())
            {
                foreach (var (theirs, _) in Operations)
                {
                    foreach (var (mine, _) in Operations)
                    {
                        table.Add(strategy, theirs, mine);
                    }
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task TwoAtOnce_EndAsTheRulesSay(ConflictStrategy strategy, string theirs, string mine)
    {
        foreach (var before in Befores)
        {
            var memory = new SessionMemory("table");
            var first = memory.CreateSession();
            Apply(first, "set", before);
            await first.CommitAsync(cancellationToken: Token);
            var (other, session) = (memory.CreateSession(), memory.CreateSession());
            var theirValue = Apply(other, theirs, Operations.First(o => o.Name == theirs).Do(before));
            var myValue = Apply(session, mine, Operations.First(o => o.Name == mine).Do(before));
            other.Set("theirs", true);
            session.Set("mine", true);
            Assert.Empty(
                (await other.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token)).Conflicts
            );

            var cell = $"{strategy}: from {before ?? "none"}, they {theirs}, I {mine}: ";
            var (value, list) = Expected(strategy, before, theirValue, myValue);
            if (list == "error")
            {
                var error = await Assert.ThrowsAsync<MemoryConflictException>(() =>
                    session.CommitAsync(strategy, cancellationToken: Token).AsTask()
                );
                Assert.Equal([Key], error.Keys);
                Assert.Equal($"{cell}{value}, False", $"{cell}{Read(memory, Key)}, {Read(memory, "mine") is "true"}");
                continue;
            }

            var result = await session.CommitAsync(strategy, cancellationToken: Token);

            Assert.Equal($"{cell}{value}", $"{cell}{Read(memory, Key)}");
            Assert.Equal($"{cell}{list}", $"{cell}{ListOf(result)}");
            Assert.Equal(("true", "true"), (Read(memory, "mine"), Read(memory, "theirs")));
            // the session sees what has become of what it changed, and goes on not to see what others did of the rest
            Assert.Equal($"{cell}{(myValue == before ? before : value)}", $"{cell}{Read(session, Key)}");
        }
    }

    /// <summary>The rules, over texts of one spelling.</summary>
    private static (string? Value, string List) Expected(
        ConflictStrategy strategy,
        string? before,
        string? theirs,
        string? mine
    )
    {
        if (mine == before)
        {
            return (theirs, "none");
        }

        if (theirs == before)
        {
            return (mine, "written");
        }

        if (theirs == mine)
        {
            return (mine, "none");
        }

        return strategy switch
        {
            ConflictStrategy.FirstWriteWins => (theirs, "conflict kept"),
            ConflictStrategy.ErrorOnConflict => (theirs, "error"),
            ConflictStrategy.MergeArrays when theirs is ['[', ..] && mine is ['[', ..] => (
                $"[{string.Join(',', Items(theirs).Concat(Items(mine).Except(Items(theirs))))}]",
                "conflict merged"
            ),
            _ => (mine, "conflict written"),
        };

        static string[] Items(string array) => array[1..^1].Split(',');
    }

    private static string? Apply(MemorySession session, string operation, string? value)
    {
        if (operation == "nothing")
        {
            return value;
        }

        if (value is null)
        {
            session.Remove(Key);
        }
        else
        {
            session.Set(Key, JsonNode.Parse(value));
        }

        return value;
    }

    private static string? Read(SessionMemory memory, string key) => Read(memory.CreateSession(), key);

    private static string? Read(MemorySession session, string key) =>
        session.TryGet<JsonNode?>(key, out var value) ? value?.ToJsonString() ?? "null" : null;

    private static string ListOf(CommitResult result)
    {
        Assert.Contains("mine", result.Written);
        var list =
            result.Written.Contains(Key) ? "written"
            : result.Kept.Contains(Key) ? "kept"
            : result.Merged.Contains(Key) ? "merged"
            : "none";
        return result.Conflicts.Contains(Key) ? $"conflict {list}" : list;
    }
}
