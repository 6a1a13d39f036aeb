namespace Aegis.Tests.Agents.Emitted;

[Agent("Research the topic thoroughly.")]
public partial class Researcher;
