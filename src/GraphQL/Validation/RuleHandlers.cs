using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>What the rules want to be called for, by kind of node.</summary>
internal sealed class RuleHandlers(ValidationContext context)
{
    private readonly record struct Handler(string Rule, Action<SyntaxNode> Run);

    private readonly List<Handler>?[] _enter = new List<Handler>?[(int)NodeKind.Count];
    private readonly List<Handler>?[] _leave = new List<Handler>?[(int)NodeKind.Count];

    /// <summary>Calls a rule when the walk comes to a node, before its children.</summary>
    public void Enter<T>(NodeKind kind, Action<T> handler)
        where T : SyntaxNode => (_enter[(int)kind] ??= []).Add(new Handler(context.Rule, node => handler((T)node)));

    /// <summary>Calls a rule when the walk leaves a node, after its children.</summary>
    public void Leave<T>(NodeKind kind, Action<T> handler)
        where T : SyntaxNode => (_leave[(int)kind] ??= []).Add(new Handler(context.Rule, node => handler((T)node)));

    /// <summary>Calls a rule once the whole document has been walked, for each of its operations.</summary>
    public void AfterAll(Action<OperationDefinitionNode> handler) =>
        Leave<DocumentNode>(NodeKind.Document, _ =>
        {
            foreach (var operation in context.Operations)
            {
                handler(operation);
            }
        });

    public void OnEnter(SyntaxNode node) => Run(_enter[(int)node.Kind], node);

    public void OnLeave(SyntaxNode node) => Run(_leave[(int)node.Kind], node);

    private void Run(List<Handler>? handlers, SyntaxNode node)
    {
        if (handlers is null)
        {
            return;
        }

        foreach (var (rule, run) in handlers)
        {
            context.Rule = rule;
            run(node);
        }
    }
}
