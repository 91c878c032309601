using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Checks;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Etl;

/// <summary>Reads the forms of a catalogue folder.</summary>
public static class FormFolder
{
    /// <summary>All forms of <c>catalogue/forms</c>, by code.</summary>
    /// <param name="folder">The folder with the forms' files.</param>
    /// <param name="isMeasure">Whether a code is a measure of the catalogue.</param>
    /// <param name="dimensions">The dimensions of the catalogue; null where any name will do.</param>
    /// <exception cref="FormCatalogueException">Files have faults: all of them are listed.</exception>
    public static IReadOnlyList<FormDefinition> Read(
        string folder, Func<string, bool> isMeasure, IReadOnlyList<Dimension>? dimensions = null)
    {
        var forms = new List<FormDefinition>();
        var faults = new List<FormFault>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                forms.Add(FormReader.Read(File.ReadAllText(path), Path.GetFileName(path), isMeasure, dimensions));
            }
            catch (FormCatalogueException fault)
            {
                faults.AddRange(fault.Faults);
            }
        }

        return faults.Count == 0 ? forms : throw new FormCatalogueException(faults);
    }

    /// <summary>The checks of <c>catalogue/checks.yaml</c>.</summary>
    /// <exception cref="FormCatalogueException">The file has faults: all of them are listed.</exception>
    public static CheckCatalogue ReadChecks(string path, Func<string, bool>? isMeasure = null) =>
        CheckReader.Read(File.ReadAllText(path), Path.GetFileName(path), isMeasure);
}
