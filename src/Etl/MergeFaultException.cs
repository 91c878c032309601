namespace McHAnalytics.Etl;

/// <summary>What was staged cannot be merged, and it is not known yet which file's it is.</summary>
internal sealed class MergeFaultException(Exception inner) : Exception(inner.GetType().Name, inner);
