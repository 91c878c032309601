namespace McHAnalytics.Etl.Archive;

/// <summary>What a cell of a file should have said.</summary>
/// <param name="Sheet">The worksheet's name; null in a file without.</param>
/// <param name="Row">Row from 1, as a spreadsheet program shows it.</param>
/// <param name="Column">The column's heading, as the receipt names it.</param>
/// <param name="Text">The text to read in its place; empty for a blank cell.</param>
public sealed record CellCorrection(string? Sheet, int Row, string Column, string Text);
