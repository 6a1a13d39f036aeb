public class Constructed(int a, string b, string? opt = null)
{
    public int A { get; } = a;
    public string B { get; } = b;
    public string? Opt { get; } = opt;
}

public class ConstructedNulls(string? a, string b)
{
    public string A { get; } = a ?? "";
    public string? B { get; set; } = b;
}

public class TwoConstructors
{
    public TwoConstructors() { }

    [JsonConstructor]
    public TwoConstructors(int a, int b = 4)
    {
        A = a;
        B = b;
    }

    public int A { get; }
    public int B { get; }
}

public class HiddenConstructor
{
    [JsonConstructor]
    private HiddenConstructor(int a)
    {
        A = a;
    }

    public int A { get; }
}

public class ManyConstructors
{
    public ManyConstructors(int a)
    {
        A = a;
    }

    public ManyConstructors(string b)
    {
        B = b;
    }

    public int A { get; }
    public string? B { get; }
}

public static partial class ObjectTools
{
    public static void Constructor(Constructed a) { }

    public static void ConstructorNulls(ConstructedNulls a) { }

    public static void ConstructorChosen(TwoConstructors a) { }

    public static void ConstructorHidden(HiddenConstructor a) { }

    public static void ConstructorsMany(ManyConstructors a) { }
}
