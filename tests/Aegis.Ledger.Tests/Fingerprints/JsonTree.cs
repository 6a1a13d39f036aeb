using System.Globalization;
using System.Numerics;
using System.Text;

namespace Aegis.Ledger.Tests.Fingerprints;

/// <summary>A JSON value as its meaning: what two spellings have to share, known without any parser.</summary>
internal abstract record JsonTree
{
    private static readonly string[] Words = ["true", "false", "null"];

    public sealed record Word(string Json) : JsonTree;

    public sealed record Text(string Value) : JsonTree;

    /// <summary>Digits times a power of ten, without zeros at the end of the digits.</summary>
    public sealed record Number(BigInteger Digits, int Exponent) : JsonTree
    {
        public static Number Of(BigInteger digits, int exponent)
        {
            if (digits.IsZero)
            {
                return new Number(0, 0);
            }

            while (digits % 10 == 0)
            {
                digits /= 10;
                exponent++;
            }

            return new Number(digits, exponent);
        }
    }

    public sealed record Items(IReadOnlyList<JsonTree> Values) : JsonTree
    {
        public bool Equals(Items? other) => other is not null && Values.SequenceEqual(other.Values);

        public override int GetHashCode() => Values.Count;
    }

    public sealed record Members(IReadOnlyDictionary<string, JsonTree> Values) : JsonTree
    {
        public bool Equals(Members? other) =>
            other is not null
            && Values.Count == other.Values.Count
            && Values.All(pair => other.Values.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value));

        public override int GetHashCode() => Values.Count;
    }

    public static JsonTree Random(Random random, int depth = 3) =>
        random.Next(depth > 0 ? 6 : 4) switch
        {
            0 => new Word(Words[random.Next(3)]),
            1 => RandomNumber(random),
            2 or 3 => new Text(RandomText(random)),
            4 => new Items([.. Enumerable.Range(0, random.Next(4)).Select(_ => Random(random, depth - 1))]),
            _ => RandomMembers(random, depth),
        };

    /// <summary>The same value but for one thing deep inside.</summary>
    public JsonTree Mutate(Random random)
    {
        switch (this)
        {
            case Items { Values.Count: > 0 } items when random.Next(4) > 0:
                var list = items.Values.ToList();
                var at = random.Next(list.Count);
                list[at] = list[at].Mutate(random);
                return new Items(list);
            case Members { Values.Count: > 0 } members when random.Next(4) > 0:
                var copy = members.Values.ToDictionary();
                var name = copy.Keys.ElementAt(random.Next(copy.Count));
                copy[name] = copy[name].Mutate(random);
                return new Members(copy);
            case Number number when random.Next(4) > 0:
                return random.Next(3) switch
                {
                    0 => Number.Of(number.Digits + 1, number.Exponent),
                    1 => Number.Of(-number.Digits, number.Exponent),
                    _ => Number.Of(number.Digits, number.Exponent + 1),
                };
            case Text text when random.Next(2) > 0:
                return new Text(text.Value.IsNormalized() ? text.Value + "\u0301" : text.Value.Normalize());
            default:
                return Random(random);
        }
    }

    private static Number RandomNumber(Random random) =>
        random.Next(4) switch
        {
            0 => Number.Of(random.Next(-20, 20), random.Next(-3, 3)),
            1 => Number.Of(9007199254740992 + random.Next(3), 0),
            2 => Number.Of(random.NextInt64(), random.Next(-300, 300)),
            _ => Number.Of(0, 0),
        };

    private static string RandomText(Random random)
    {
        string[] parts =
        [
            "a",
            "B",
            "é",
            "e\u0301",
            "\u0000",
            "\n",
            "\"",
            "\\",
            "/",
            "🔑",
            "\uFFFF",
            "\u2028",
            "1",
            "\u007f",
        ];
        return string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => parts[random.Next(parts.Length)]));
    }

    private static Members RandomMembers(Random random, int depth)
    {
        var members = new Dictionary<string, JsonTree>(StringComparer.Ordinal);
        for (var i = random.Next(4); i > 0; i--)
        {
            members[RandomText(random)] = Random(random, depth - 1);
        }

        return new Members(members);
    }
}
