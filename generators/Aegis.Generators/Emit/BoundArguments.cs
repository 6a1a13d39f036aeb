using System.Globalization;
using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>
/// What was read for a call, handed to the method that runs as one value: a tuple costs nothing where a closure is two objects.
/// </summary>
internal sealed class BoundArguments
{
    // what a tuple does not take for the name of an item
    private static readonly HashSet<string> Reserved = new(
        ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "Rest", "ToString"],
        StringComparer.Ordinal
    );

    private readonly string bound;
    private readonly List<string> items;
    private readonly List<string> expressions;

    private BoundArguments(string bound, IEnumerable<(string Name, string Expression)> values)
    {
        this.bound = bound;
        items = values.Select(value => value.Name).ToList();
        expressions = values.Select(value => value.Expression).ToList();
    }

    public bool IsEmpty => items.Count == 0;

    /// <summary>All that was read, where it was read.</summary>
    public string Expression =>
        items.Count == 1 ? expressions[0] : $"({string.Join(", ", items.Zip(expressions, Written))})";

    /// <summary>One of them, where the method runs.</summary>
    public string this[string item]
    {
        get
        {
            var index = items.IndexOf(item);
            return items.Count == 1 ? bound
                : IsReserved(item) ? string.Format(CultureInfo.InvariantCulture, "{0}.Item{1}", bound, index + 1)
                : $"{bound}.{Code.Name(item)}";
        }
    }

    public static BoundArguments Of(ToolPlan tool)
    {
        var items = new List<string>();
        if (!tool.Node.IsStatic)
        {
            items.Add(tool.Instance);
        }

        if (
            tool.Node.Returns == ReturnShape.AsyncEnumerable
            || tool.Node.Fallback is { Defect: null, TakesContext: true }
            || tool.Node.Parameters.Any(p => IsLate(p.Role))
        )
        {
            items.Add(tool.Call);
        }

        items.AddRange(
            tool.Node.Parameters.Where(p => p.Role != ToolParameterRole.CancellationToken && !IsLate(p.Role))
                .Select(p => p.Name)
        );
        return new BoundArguments(tool.Bound, items.Select(item => (item, Code.Name(item))));
    }

    /// <summary>
    /// What the method is given for a parameter, where it runs. A service is asked for there, once the call may happen: whoever
    /// makes it may fail, or do what was not allowed. A transaction is there only then.
    /// </summary>
    public string ValueOf(ToolPlan tool, string parameter) =>
        tool.Node.Parameters.FirstOrDefault(p => p.Name == parameter) switch
        {
            { Role: ToolParameterRole.Service } service => ServiceOf(this[tool.Call], service),
            { Role: ToolParameterRole.Transaction } => $"{this[tool.Call]}.Transaction",
            _ => this[parameter],
        };

    /// <summary>A service, asked of a call.</summary>
    public static string ServiceOf(string call, ToolParameter service)
    {
        var type = service.Type.IsReference ? service.Type.FullName.TrimEnd('?') : service.Type.FullName;
        var method = service.AcceptsNull ? "OptionalService" : "Service";
        var key = service.ServiceKey is { } text ? Code.Literal(text) : "";
        return $"{call}.{method}<{type}>({key})";
    }

    /// <summary>Whether a value is there only once the method runs.</summary>
    public static bool IsLate(ToolParameterRole role) =>
        role is ToolParameterRole.Service or ToolParameterRole.Transaction;

    /// <summary>What a call under a policy needs, by names that differ.</summary>
    public static BoundArguments Of(string bound, IEnumerable<(string Name, string Expression)> values) =>
        new(bound, values.ToList());

    /// <summary>A name is taken from the expression where it is one, and has to be written where it is not.</summary>
    private static string Written(string name, string expression) =>
        expression == Code.Name(name) || IsReserved(name) ? expression : $"{Code.Name(name)}: {expression}";

    public static bool IsReserved(string item) => Reserved.Contains(item) || IsNumbered(item);

    private static bool IsNumbered(string item) =>
        item.StartsWith("Item", StringComparison.Ordinal) && item.Length > 4 && item.Skip(4).All(char.IsDigit);
}
