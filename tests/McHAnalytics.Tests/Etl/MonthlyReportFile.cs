using System.Text;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Tests.Etl;

/// <summary>A township's monthly report as a CSV, in which a test spoils what it needs.</summary>
internal sealed record MonthlyReportFile
{
    private static readonly FormDefinition s_form = FormReader.Read(
        File.ReadAllText(Path.Combine(Repository.Root, "catalogue/forms/township_monthly.yaml")),
            "township_monthly.yaml", _ => true);

    public string Unit { get; init; } = "测试镇卫生院";

    public string Period { get; init; } = "2024年3月";

    public string SentOn { get; init; } = "2024年4月20日";

    public IReadOnlyList<string> Villages { get; init; } = ["甲村", "乙村"];

    /// <summary>What stands in a cell, by village and header; 0 where nothing is said.</summary>
    public IReadOnlyDictionary<(string Village, string Header), string> Cells { get; init; } =
        new Dictionary<(string Village, string Header), string>();

    /// <summary>A header to print in place of another.</summary>
    public (string Of, string Printed)? WrongHeader { get; init; }

    /// <summary>Columns of the form.</summary>
    public static int Columns => s_form.Sheets[0].Columns.Count;

    public string Text()
    {
        var headers = s_form.Sheets[0].Columns.Select(column => column.Header).ToList();
        var upper = headers.Select(header => Printed(header.Split('/')[0]));
        var lower = headers
            .Select(header => header.Contains('/', StringComparison.Ordinal) ? header.Split('/')[1] : string.Empty);
        var lines = new List<string>
        {
            "测试镇孕产妇及儿童保健工作月报表",
            $"填报单位: {Unit}    报告期: {Period}    表号: 1    单位: 人",
            string.Join(',', upper.Prepend("村别")),
            string.Join(',', lower.Prepend(string.Empty)),
        };
        lines.AddRange(Villages.Select(village =>
            string.Join(',', headers
                .Select(header => Cells.GetValueOrDefault((village, header), "0")).Prepend(village))));
        lines.Add($"单位负责人: 王  填表人: 李  报出日期: {SentOn}");
        return string.Join("\r\n", lines) + "\r\n";
    }

    public string WriteTo(LoadBench bench, string name, Encoding? encoding = null)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = bench.FileAt(name);
        File.WriteAllText(path, Text(), encoding ?? new UTF8Encoding(false));
        return path;
    }

    private string Printed(string header) => WrongHeader is { } wrong && wrong.Of == header ? wrong.Printed : header;
}
