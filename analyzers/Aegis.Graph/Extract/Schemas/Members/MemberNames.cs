using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Settles which of several members has a name in JSON, by the serializer's rules.</summary>
internal sealed class MemberNames(INamedTypeSymbol type, SchemaContext context)
{
    private readonly List<MemberCandidate> members = [];
    private readonly Dictionary<string, int> byJsonName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MemberCandidate> ignored = new(StringComparer.Ordinal);

    /// <summary>Without those that are ignored, and without extension data.</summary>
    public IEnumerable<MemberCandidate> Chosen => members.Where(member => !member.IsIgnored && !member.IsExtensionData);

    public void Add(MemberCandidate member)
    {
        _ = ignored.TryGetValue(member.Name, out var before);
        if (before is { IsVirtual: true } && member.IsVirtual && HaveSameType(member, before))
        {
            return;
        }

        if (!byJsonName.TryGetValue(member.JsonName, out var index))
        {
            byJsonName.Add(member.JsonName, members.Count);
            members.Add(member);
        }
        else if (members[index].IsIgnored)
        {
            members[index] = member;
        }
        else if (
            !member.IsIgnored
            && !member.IsHiddenBy(members[index])
            && !(before is not null && member.IsHiddenBy(before))
        )
        {
            context.Report(
                SchemaDefectKind.NoSchema,
                type,
                $"'{type.ShortName()}' has two members that are '{member.JsonName}' in JSON, {members[index].Name} and {member.Name}"
            );
        }

        if (member.IsIgnored)
        {
            ignored[member.Name] = member;
        }
    }

    private static bool HaveSameType(MemberCandidate left, MemberCandidate right) =>
        SymbolEqualityComparer.Default.Equals(left.Type, right.Type);
}
