namespace Aegis.Graph.Rules;

/// <summary>The ids of the rules, literal and never reused.</summary>
public static class DiagnosticIds
{
    public const string ClassNotPartial = "AEG001";
    public const string UnusableAgentClass = "AEG002";
    public const string UnusableRunMethod = "AEG003";
    public const string DuplicateAgentId = "AEG004";
    public const string DependencyIsNoAgent = "AEG005";
    public const string RepeatedDependency = "AEG006";
    public const string UnusablePipelineClass = "AEG007";
    public const string ConflictingInput = "AEG008";
    public const string MemberClash = "AEG009";
    public const string DependencyCycle = "AEG010";
    public const string AgentInNoPipeline = "AEG011";
    public const string UnboundParameter = "AEG012";
    public const string AmbiguousParameter = "AEG013";
    public const string RequiredFromOptional = "AEG014";
    public const string UnusedOutput = "AEG015";
    public const string PipelineWithoutAgents = "AEG016";
    public const string RedundantDependency = "AEG017";
    public const string UnusedDependency = "AEG018";
    public const string IgnoredResult = "AEG019";
    public const string DuplicateToolName = "AEG020";
    public const string InvalidToolName = "AEG021";
    public const string UndescribedTool = "AEG022";
    public const string TypeWithoutSchema = "AEG023";
    public const string UncallableTool = "AEG024";
    public const string OptionalInStrictTool = "AEG025";
    public const string ToolWithoutToken = "AEG026";
    public const string BlockingTool = "AEG027";
    public const string WrongConstraint = "AEG028";
    public const string WrongFixedArgument = "AEG029";
    public const string UnknownPlaceholder = "AEG030";
    public const string UnusedPromptParameter = "AEG031";
    public const string OutputInInstructions = "AEG032";
    public const string UnsafeRetry = "AEG040";
    public const string KeyNotHandedOn = "AEG041";
    public const string UndeclaredEffect = "AEG042";
    public const string NestedRetry = "AEG043";
    public const string InvalidPolicy = "AEG044";
    public const string EffectWithoutApproval = "AEG045";
    public const string EffectWithoutMeans = "AEG046";
    public const string BudgetTooSmall = "AEG048";
    public const string FallbackDoesNotFit = "AEG050";
    public const string MutableSingletonAgent = "AEG060";
    public const string ScopedServiceInSingleton = "AEG061";
    public const string UnresolvableConstructorParameter = "AEG062";
    public const string TypeMissingFromContext = "AEG066";
    public const string DependencyWithoutContract = "AEG067";
    public const string LanguageVersionTooLow = "AEG068";
    public const string UncallableHook = "AEG072";
}
