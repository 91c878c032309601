using System.Text;
using McHAnalytics.Models.Checks;

namespace McHAnalytics.Tests.Architecture.Errors;

/// <summary>Writes <c>docs/errors.md</c> from the places that raise errors, the engine's codes and the checks.</summary>
internal static class ErrorPage
{
    /// <summary>The rooms of codes: the letter, whose fault it is, and which projects may raise it.</summary>
    public static readonly IReadOnlyList<(char Letter, string Title, string Whose, string[] Projects)> Rooms =
    [
        ('Q', "Questions 问题", "The asker's: `extensions.code` of a GraphQL error, or the CLI's. Nothing was changed.", ["Models", "Warehouse"]),
        ('A', "Arguments of the API 接口参数", "The asker's: an argument or address that no answer fits.", ["Api"]),
        ('H', "HTTP 请求", "The asker's where the status is 4xx; ours, or a limit of the server, where it is 5xx.", ["Api"]),
        ('L', "Loading 装载", "The sender's of the file: the receipt names file, sheet, row and column. Nothing of a refused file is taken.", ["Etl"]),
        ('P', "Places 行政区划", "That of whoever wrote the file of places.", ["Cli", "Warehouse"]),
        ('C', "Catalogue 指标目录", "That of whoever edited `catalogue/*.yaml`: file, line and column are told, all faults at once.", ["Models", "Cli"]),
        ('F', "Forms and checks 表单映射", "That of whoever edited `catalogue/forms/` or `checks.yaml`.", ["Models", "Cli"]),
        ('R', "Risk rules and models 风险规则与模型", "That of whoever edited `catalogue/risk/`, or gave a record.", ["Models", "Warehouse", "Cli"]),
        ('U', "Use of the command line 命令行", "That of whoever gave the command.", ["Cli"]),
        ('S', "Starting the server 启动服务", "The operator's: the server did not start.", ["Api", "Cli"]),
        ('W', "Warehouse 数据仓库", "The operator's, or ours: the version being served is not touched.", ["Warehouse", "Cli"]),
        ('V', "Waivers 豁免", "That of whoever lets a finding stand. Nothing was changed.", ["Ledger"]),
    ];

    /// <summary>Codes whose words come from what they pass on.</summary>
    public static readonly IReadOnlyDictionary<string, (string Zh, string En)> PassedOn = new Dictionary<string, (string Zh, string En)>
    {
        ["MCH-A010"] = ("数据源地址的参数有误，随后说明是哪一个、应如何填写。", "An argument of a feed's address is wrong; which one, and what fits, is told."),
        ["MCH-C000"] = ("目录文件有误，随后逐条列出文件、行、列和代码。", "The catalogue is wrong; every fault is listed with file, line, column and its own code."),
        ["MCH-C008"] = ("缺少中文名（zh）或英文名（en），请补上。", "The Chinese name (zh) or the English name (en) is missing: add it."),
        ["MCH-F000"] = ("表单映射文件有误，随后逐条列出。", "A form's mapping is wrong; every fault is listed with its own code."),
        ["MCH-P001"] = ("行政区划文件有误，随后说明行号和改法。", "A file of places is wrong; the line and what to do are told."),
        ["MCH-R000"] = ("风险规则文件有误，随后逐条列出。", "The risk catalogue is wrong; every fault is listed with its own code."),
        ["MCH-S004"] = ("操作清单（--operations）无法使用，随后说明文件和原因。", "The list of operations (--operations) cannot be used; the file and the reason are told."),
        ["MCH-U006"] = ("找不到文件或文件夹，请检查路径。", "A file or folder was not found: check the path."),
        ["MCH-W100"] = ("数据仓库文件有问题，旧版本保持不变。", "A warehouse file is not as it should be; the version being served is not touched."),
        ["MCH-W102"] = ("另一个进程正在写入数据仓库，随后说明是哪一个。", "Another process is writing to the warehouse; which one is told."),
        ["MCH-W106"] = ("磁盘已满：没有发布任何数据，旧版本保持不变。请腾出空间后重试。", "The disk is full: nothing was published and the old version stays. Make room and try again."),
    };

    /// <summary>The page as Markdown with LF line ends.</summary>
    public static string Write(
        IReadOnlyList<ErrorSite> sites, IEnumerable<(string Code, string Meaning)> engine, CheckCatalogue checks)
    {
        var page = new StringBuilder();
        Line(page, "# Error codes 错误代码");
        Line(page);
        Line(page, "Written from the source; do not edit this page. A code never changes its meaning; the words may. … is filled in.");
        foreach (var (letter, title, whose, _) in Rooms)
        {
            Line(page);
            Line(page, $"## MCH-{letter} {title}");
            Line(page);
            Line(page, whose);
            Line(page);
            Line(page, "| Code | 中文 | English |");
            Line(page, "|---|---|---|");
            var told = sites.Where(site => site.Code[4] == letter && !PassedOn.ContainsKey(site.Code))
                .GroupBy(site => site.Code)
                .Select(code => (Code: code.Key, Zh: Told(code, site => site.Zh), En: Told(code, site => site.En)))
                .Concat(PassedOn.Where(code => code.Key[4] == letter).Select(code => (Code: code.Key, code.Value.Zh, code.Value.En)));
            foreach (var (code, zh, en) in told.OrderBy(row => row.Code, StringComparer.Ordinal))
            {
                Line(page, $"| `{code}` | {zh} | {en} |");
            }
        }

        Table(page, "GraphQL engine 查询引擎", "`extensions.code` of what the engine itself refuses.", "Meaning", engine);
        Table(
            page,
            "DQ Checks 质量检查",
            "Findings of `catalogue/checks.yaml`; they are kept beside the figures and flag them, and refuse nothing.",
            "What is found",
            checks.Checks.Select(check => (check.Code, $"{check.NameZh} {check.NameEn}"))
                .Concat(checks.Rules.Select(rule => (rule.Code, $"{rule.NameZh} {rule.NameEn}"))));
        return page.ToString();
    }

    private static void Table(
        StringBuilder page, string title, string whose, string heading, IEnumerable<(string Code, string Meaning)> rows)
    {
        Line(page);
        Line(page, $"## {title}");
        Line(page);
        Line(page, whose);
        Line(page);
        Line(page, $"| Code | {heading} |");
        Line(page, "|---|---|");
        foreach (var (code, meaning) in rows)
        {
            Line(page, $"| `{code}` | {meaning} |");
        }
    }

    private static string Told(IEnumerable<ErrorSite> sites, Func<ErrorSite, string> words) => string.Join(
        "<br>",
        sites.Select(words)
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(text => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ')));

    private static void Line(StringBuilder page, string text = "") => page.Append(text).Append('\n');
}
