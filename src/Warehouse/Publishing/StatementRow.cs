namespace McHAnalytics.Warehouse.Publishing;

/// <summary>A published figure as it was printed, in the words of its source.</summary>
public sealed record StatementRow(
    string Place, string Period, string Measure, string Printed, string Unit, string Kind, string Source);
