using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation.Rules;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>Checks a document against a schema (specification, 5): all rules in one walk.</summary>
public static class DocumentValidator
{
    private static readonly (string Name, Action<ValidationContext, RuleHandlers> Register)[] s_rules =
    [
        ("ExecutableDefinitionsRule", ExecutableDefinitions.Register),
        ("UniqueOperationNamesRule", UniqueOperationNames.Register),
        ("LoneAnonymousOperationRule", LoneAnonymousOperation.Register),
        ("SingleFieldSubscriptionsRule", SingleFieldSubscriptions.Register),
        ("KnownTypeNamesRule", KnownTypeNames.Register),
        ("FragmentsOnCompositeTypesRule", FragmentsOnCompositeTypes.Register),
        ("VariablesAreInputTypesRule", VariablesAreInputTypes.Register),
        ("ScalarLeafsRule", ScalarLeafs.Register),
        ("FieldsOnCorrectTypeRule", FieldsOnCorrectType.Register),
        ("UniqueFragmentNamesRule", UniqueFragmentNames.Register),
        ("KnownFragmentNamesRule", KnownFragmentNames.Register),
        ("NoUnusedFragmentsRule", NoUnusedFragments.Register),
        ("PossibleFragmentSpreadsRule", PossibleFragmentSpreads.Register),
        ("NoFragmentCyclesRule", NoFragmentCycles.Register),
        ("UniqueVariableNamesRule", UniqueVariableNames.Register),
        ("NoUndefinedVariablesRule", NoUndefinedVariables.Register),
        ("NoUnusedVariablesRule", NoUnusedVariables.Register),
        ("KnownDirectivesRule", KnownDirectives.Register),
        ("UniqueDirectivesPerLocationRule", UniqueDirectivesPerLocation.Register),
        ("KnownArgumentNamesRule", KnownArgumentNames.Register),
        ("UniqueArgumentNamesRule", UniqueArgumentNames.Register),
        ("ValuesOfCorrectTypeRule", ValuesOfCorrectType.Register),
        ("ProvidedRequiredArgumentsRule", ProvidedRequiredArguments.Register),
        ("VariablesInAllowedPositionRule", VariablesInAllowedPosition.Register),
        ("OverlappingFieldsCanBeMergedRule", OverlappingFieldsCanBeMerged.Register),
        ("UniqueInputFieldNamesRule", UniqueInputFieldNames.Register),
        ("MaxIntrospectionDepthRule", MaxIntrospectionDepth.Register),
    ];

    /// <summary>The rules, by their names in the reference implementation.</summary>
    public static IReadOnlyList<string> RuleNames { get; } = [.. s_rules.Select(rule => rule.Name)];

    /// <summary>Checks a document.</summary>
    /// <param name="schema">What can be asked.</param>
    /// <param name="document">What is asked.</param>
    /// <param name="maxErrors">After how many errors to stop.</param>
    /// <param name="onlyRule">One rule to run alone; by default all.</param>
    public static ImmutableArray<GraphQLError> Validate(
        GraphQLSchema schema, DocumentNode document, int maxErrors = 100, string? onlyRule = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        var context = new ValidationContext(schema, document, new TypeInfo(), maxErrors);
        var handlers = new RuleHandlers(context);
        foreach (var (name, register) in s_rules)
        {
            if (onlyRule is null || onlyRule == name)
            {
                context.Rule = name;
                register(context, handlers);
            }
        }

        try
        {
            new DocumentWalk(context, handlers).Run();
        }
        catch (TooManyErrorsException)
        {
            return [.. context.Errors, TooManyErrors()];
        }

        return [.. context.Errors];
    }

    private static GraphQLError TooManyErrors() =>
        new("Too many validation errors, error limit reached. Validation aborted.")
        {
            Code = ErrorCodes.ValidationFailed,
        };
}
