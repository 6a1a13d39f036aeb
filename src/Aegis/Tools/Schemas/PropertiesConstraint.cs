using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What an object has to have, may have, and must not have.</summary>
internal sealed class PropertiesConstraint : IJsonConstraint
{
    private readonly Member[] members;
    private readonly NamePatterns? patterns;
    private readonly JsonShape? others;
    private readonly int? minimum;
    private readonly int? maximum;
    private readonly int requiredCount;

    private PropertiesConstraint(
        Member[] members,
        NamePatterns? patterns,
        JsonShape? others,
        int? minimum,
        int? maximum
    )
    {
        this.members = members;
        this.patterns = patterns;
        this.others = others;
        this.minimum = minimum;
        this.maximum = maximum;
        requiredCount = members.Count(static member => member.IsRequired);
    }

    public static PropertiesConstraint? Read(JsonElement schema, JsonShapeReader reader)
    {
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(static name => name.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];
        var members = new List<Member>();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                members.Add(
                    new Member(
                        property.Name,
                        reader.Read(property.Value, "properties", property.Name),
                        required.Remove(property.Name)
                    )
                );
            }
        }

        members.AddRange(required.Select(static name => new Member(name, Shape: null, IsRequired: true)));
        var patterns = NamePatterns.Read(schema, reader);
        var others = reader.ReadPart(schema, "additionalProperties");
        var (minimum, maximum) = (schema.Limit("minProperties"), schema.Limit("maxProperties"));
        return members.Count == 0 && patterns is null && others is null && minimum is null && maximum is null
            ? null
            : new PropertiesConstraint([.. members], patterns, others, minimum, maximum);
    }

    /// <summary>Finds what is said of a property by its name.</summary>
    public bool TryMember(string name, out JsonShape? shape, out bool isRequired)
    {
        var member = Array.Find(members, one => one.Name == name);
        (shape, isRequired) = (member?.Shape, member is { IsRequired: true });
        return member is not null;
    }

    /// <summary>Whether an object has all texts that are the only ones their properties may have; nothing without any.</summary>
    public bool? IsNamedBy(JsonElement value)
    {
        var named = members.Where(static member => member.Shape?.OnlyText is not null).ToList();
        return named.Count == 0
            ? null
            : named.TrueForAll(member =>
                value.TryGetProperty(member.Utf8Name, out var name)
                && name.ValueKind == JsonValueKind.String
                && name.ValueEquals(member.Shape!.OnlyText)
            );
    }

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var (found, count, next) = (0, 0, 0);
        var seen = members.Length <= 64 ? default : new HashSet<int>();
        var bits = 0UL;
        foreach (var property in value.EnumerateObject())
        {
            count++;
            var member = IndexOf(property, next);
            if (member < 0)
            {
                CheckOther(property, check);
                continue;
            }

            next = member + 1;
            var isNew = seen is not null ? seen.Add(member) : (bits & (1UL << member)) == 0;
            bits |= 1UL << member;
            found += isNew && members[member].IsRequired ? 1 : 0;
            check.Step(members[member].Name);
            if (!isNew)
            {
                check.Report("must not be given twice", property.Value);
            }

            members[member].Shape?.Check(property.Value, check);
            patterns?.Check(property, check);
            check.StepBack();
        }

        CheckCount(count, value, check);
        if (found < requiredCount)
        {
            ReportMissing(value, check);
        }
    }

    /// <summary>Looks first where the member would be if the object had the schema's order, as models write it.</summary>
    private int IndexOf(JsonProperty property, int guess)
    {
        for (var step = 0; step < members.Length; step++)
        {
            var index = (guess + step) % members.Length;
            if (property.NameEquals(members[index].Utf8Name))
            {
                return index;
            }
        }

        return -1;
    }

    private void CheckOther(JsonProperty property, JsonCheck check)
    {
        if (others is null && patterns is null)
        {
            return;
        }

        check.Step(property.Name);
        if (patterns?.Check(property, check) != true && others is not null)
        {
            if (others.Kinds == JsonKinds.None)
            {
                var known = string.Join(", ", members.Select(static one => one.Name).Concat(patterns?.Written ?? []));
                check.Report(
                    known.Length == 0 ? "is not known; the object has no members" : $"is not known; known are {known}",
                    property.Value
                );
            }
            else
            {
                others.Check(property.Value, check);
            }
        }

        check.StepBack();
    }

    private void CheckCount(int count, JsonElement value, JsonCheck check)
    {
        if (count < minimum || count > maximum)
        {
            var (relation, limit) = count < minimum ? ("at least", minimum) : ("at most", maximum);
            check.Report(
                string.Create(CultureInfo.InvariantCulture, $"must have {relation} {limit} properties"),
                value
            );
        }
    }

    private void ReportMissing(JsonElement value, JsonCheck check)
    {
        foreach (var member in members)
        {
            if (member.IsRequired && !value.TryGetProperty(member.Name, out _))
            {
                check.Step(member.Name);
                check.Report("is required", received: null);
                check.StepBack();
            }
        }
    }

    private sealed record Member(string Name, JsonShape? Shape, bool IsRequired)
    {
        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
    }
}
