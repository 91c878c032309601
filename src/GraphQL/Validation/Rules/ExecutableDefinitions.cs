using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>A document to be run holds only operations and fragments (5.1.1).</summary>
internal static class ExecutableDefinitions
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<DocumentNode>(NodeKind.Document, document =>
        {
            foreach (var definition in document.Definitions.OfType<TypeSystemDefinitionNode>())
            {
                context.Report($"The {Describe(definition)} definition is not executable.", definition.Position);
            }
        });

    private static string Describe(TypeSystemDefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"\"{type.Name}\"",
        DirectiveDefinitionNode directive => $"\"{directive.Name}\"",
        _ => "schema",
    };
}
