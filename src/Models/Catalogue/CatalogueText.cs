namespace McHAnalytics.Models.Catalogue;

/// <summary>One catalogue file as text. Its top keys (measures, indicators, targets) say what it holds.</summary>
/// <param name="Name">Name of the file, for messages.</param>
/// <param name="Text">Its YAML.</param>
public sealed record CatalogueText(string Name, string Text);
