namespace Aegis.Tests.Agents.Emitted;

[Agent("You are a concise market analyst.", Model = "large")]
[DependsOn<Researcher>]
public partial class Analyst
{
    [Prompt("List the top {count} risks for {company} given:\n{notes}")]
    public partial Task<RiskReport> RunAsync(
        [Input] Company company,
        [Input] int count,
        string notes,
        CancellationToken cancellationToken = default
    );
}

public sealed record Company(string Name, string? Ticker);

public enum Severity
{
    Low,
    High,
}

public sealed record Risk(string Title, Severity Severity);

public sealed record RiskReport(IReadOnlyList<Risk> Risks, string? Note);
