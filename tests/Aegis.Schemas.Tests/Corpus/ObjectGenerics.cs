public class Generic<T>
{
    public T Value { get; set; } = default!;
    public T? Maybe { get; set; }
    public List<T> All { get; set; } = [];
}

public class OfClass<T>
    where T : class
{
    public T Value { get; set; } = null!;
}

public class OfMaybeClass<T>
    where T : class?
{
    public T Value { get; set; } = null!;
}

public class OfNotNull<T>
    where T : notnull
{
    public T Value { get; set; } = default!;
}

public class OfComparable<T>
    where T : IComparable
{
    public T Value { get; set; } = default!;
}

public class Closing : Generic<string> { }

public record Wrapped<T>(T Value, T[] Values);

public static partial class ObjectTools
{
    public static void Generics(Generic<int> a, Generic<string> b, Generic<Point> c) { }

    public static void GenericConstraints(
        OfClass<string> a,
        OfMaybeClass<string> b,
        OfNotNull<string> c,
        OfComparable<string> d
    ) { }

    public static void GenericClosed(Closing a) { }

    public static void GenericRecord(Wrapped<string> a, Wrapped<int?> b) { }
}
