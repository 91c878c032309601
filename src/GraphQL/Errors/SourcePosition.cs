namespace McHAnalytics.GraphQL.Errors;

/// <summary>A place in a document, as editors count it.</summary>
/// <param name="Line">The line, from 1; LF, CR and CR LF each end one.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units.</param>
public readonly record struct SourcePosition(int Line, int Column);
