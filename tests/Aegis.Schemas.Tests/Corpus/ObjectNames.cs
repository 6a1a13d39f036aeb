public class Names
{
    [JsonPropertyName("other")]
    public int A { get; set; }

    [JsonPropertyName("héllo/x~y z")]
    public Point B { get; set; } = null!;
    public Point C { get; set; } = null!;
    public int URLValue { get; set; }
    public int ID { get; set; }
    public int IOStream { get; set; }
    public int aB { get; set; }
    public int _X { get; set; }
}

public class Ignored
{
    [JsonIgnore]
    public int A { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? B { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int C { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int D { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public int E { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
    public int F { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Always)]
    public System.IO.Stream? G { get; set; }
}

public class IgnoreBase
{
    public int A { get; set; }
    public virtual int V { get; set; }
}

public class IgnoreDerived : IgnoreBase
{
    [JsonIgnore]
    public new int A { get; set; }

    [JsonIgnore]
    public override int V { get; set; }
}

public class IgnoreOther : IgnoreBase
{
    [JsonIgnore]
    public new string? A { get; set; }
}

public class Ordered
{
    [JsonPropertyOrder(2)]
    public required int A { get; set; }
    public required int B { get; set; }

    [JsonPropertyOrder(-1)]
    public required int C { get; set; }

    [JsonPropertyOrder(2)]
    public required int D { get; set; }
}

public class Extended
{
    public int A { get; set; }

    [JsonExtensionData]
    public IDictionary<string, object>? Others { get; set; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public class Closed
{
    public int A { get; set; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public class Open
{
    public int A { get; set; }
}

public static partial class ObjectTools
{
    public static void PropertyNames(Names a) { }

    public static void Ignore(Ignored a) { }

    public static void IgnoreInherited(IgnoreDerived a) { }

    public static void IgnoreInheritedOther(IgnoreOther a) { }

    public static void PropertyOrder(Ordered a) { }

    public static void ExtensionData(Extended a) { }

    public static void Unmapped(Closed a, Open b) { }
}
