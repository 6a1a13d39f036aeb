namespace Aegis.Generators.Plan;

/// <summary>Names for emitted files. Roslyn compares them without case, and C# classes with it.</summary>
internal sealed class HintNames
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string key)
    {
        var name = key;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = $"{key}_{number}";
        }

        return name;
    }
}
