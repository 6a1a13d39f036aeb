using System.Collections.Immutable;

namespace Aegis.Graph.Rules;

/// <summary>The rules over the graph, in the order of their ids.</summary>
public static class RuleCatalog
{
    public static ImmutableArray<GraphRule> GraphRules { get; } =
        ImmutableArray.Create<GraphRule>(
            new ClassNotPartialRule(),
            new UnusableAgentClassRule(),
            new UnusableRunMethodRule(),
            new DuplicateAgentIdRule(),
            new DependencyIsNoAgentRule(),
            new RepeatedDependencyRule(),
            new UnusablePipelineClassRule(),
            new ConflictingInputRule(),
            new MemberClashRule(),
            new DependencyCycleRule(),
            new AgentInNoPipelineRule(),
            new UnboundParameterRule(),
            new AmbiguousParameterRule(),
            new RequiredFromOptionalRule(),
            new UnusedOutputRule(),
            new PipelineWithoutAgentsRule(),
            new RedundantDependencyRule(),
            new UnusedDependencyRule(),
            new DuplicateToolNameRule(),
            new InvalidToolNameRule(),
            new UndescribedToolRule(),
            new TypeWithoutSchemaRule(),
            new UncallableToolRule(),
            new OptionalInStrictToolRule(),
            new ToolWithoutTokenRule(),
            new WrongConstraintRule(),
            new WrongFixedArgumentRule(),
            new UnknownPlaceholderRule(),
            new UnusedPromptParameterRule(),
            new OutputInInstructionsRule(),
            new UnsafeRetryRule(),
            new KeyNotHandedOnRule(),
            new UndeclaredEffectRule(),
            new NestedRetryRule(),
            new InvalidPolicyRule(),
            new EffectWithoutApprovalRule(),
            new EffectWithoutMeansRule(),
            new BudgetTooSmallRule(),
            new FallbackDoesNotFitRule(),
            new MutableSingletonAgentRule(),
            new ScopedServiceInSingletonRule(),
            new UnresolvableConstructorParameterRule(),
            new TypeMissingFromContextRule(),
            new DependencyWithoutContractRule(),
            new LanguageVersionTooLowRule()
        );
}
