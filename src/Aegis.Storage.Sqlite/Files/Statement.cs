namespace Aegis.Storage.Sqlite.Files;

/// <summary>SQL with the values of its parameters, which always come in the same order.</summary>
internal sealed class Statement(string sql)
{
    private readonly List<(string Name, object? Value)> parameters = new(8);

    public string Sql => sql;

    public IReadOnlyList<(string Name, object? Value)> Parameters => parameters;

    public Statement With(string name, object? value)
    {
        parameters.Add((name, value));
        return this;
    }
}
