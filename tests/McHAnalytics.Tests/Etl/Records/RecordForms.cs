using McHAnalytics.Etl;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Catalogue;

namespace McHAnalytics.Tests.Etl.Records;

/// <summary>The forms of the repository's catalogue.</summary>
internal static class RecordForms
{
    public static IReadOnlyList<FormDefinition> All { get; } = Read();

    private static IReadOnlyList<FormDefinition> Read()
    {
        var catalogue = CatalogueFolder.Load(Path.Combine(Repository.Root, "catalogue"));
        return FormFolder.Read(
            Path.Combine(Repository.Root, "catalogue", "forms"),
            code => catalogue.FindMeasure(code) is not null,
            catalogue.Dimensions);
    }
}
