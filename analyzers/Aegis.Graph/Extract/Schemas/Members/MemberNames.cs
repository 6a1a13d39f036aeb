using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Settles which of several members has a name in JSON, by the serializer's rules.</summary>
internal sealed class MemberNames(INamedTypeSymbol type, SchemaContext context)
{
    private readonly List<MemberCandidate> _members = [];
    private readonly Dictionary<string, int> _byJsonName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MemberCandidate> _ignored = new(StringComparer.Ordinal);

    /// <summary>Without those that are ignored, and without extension data.</summary>
    public IEnumerable<MemberCandidate> Chosen =>
        _members.Where(member => !member.IsIgnored && !member.IsExtensionData);

    public void Add(MemberCandidate member)
    {
        _ = _ignored.TryGetValue(member.Name, out var ignored);
        if (ignored is { IsVirtual: true } && member.IsVirtual && HaveSameType(member, ignored))
        {
            return;
        }

        if (!_byJsonName.TryGetValue(member.JsonName, out var index))
        {
            _byJsonName.Add(member.JsonName, _members.Count);
            _members.Add(member);
        }
        else if (_members[index].IsIgnored)
        {
            _members[index] = member;
        }
        else if (
            !member.IsIgnored
            && !member.IsHiddenBy(_members[index])
            && !(ignored is not null && member.IsHiddenBy(ignored))
        )
        {
            context.Report(
                SchemaDefectKind.NoSchema,
                type,
                $"'{type.ShortName()}' has two members that are '{member.JsonName}' in JSON, {_members[index].Name} and {member.Name}"
            );
        }

        if (member.IsIgnored)
        {
            _ignored[member.Name] = member;
        }
    }

    private static bool HaveSameType(MemberCandidate left, MemberCandidate right) =>
        SymbolEqualityComparer.Default.Equals(left.Type, right.Type);
}
