using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace McHAnalytics.Models.Adjustment;

/// <summary>How counts are adjusted for reports that did not come, as <c>catalogue/adjustment.yaml</c> says.</summary>
/// <param name="K">What those that did not report did, as a share (0 to 1) of what the others did.</param>
/// <param name="LeastCompleteness">Below this share (0 to 1) of reports the share is not believed.</param>
/// <param name="ByMeasure">Another k, by measure.</param>
public sealed record AdjustmentRules(decimal K, double LeastCompleteness, IReadOnlyDictionary<string, decimal> ByMeasure)
{
    /// <summary>Countdown 2030's: what holds in a catalogue that does not say.</summary>
    public static AdjustmentRules Usual { get; } = new(0.25m, 0.75, new Dictionary<string, decimal>());

    /// <summary>The k of a measure.</summary>
    public decimal KOf(string measure) => ByMeasure.GetValueOrDefault(measure, K);

    /// <summary>Reads the file's text.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">MCH-2202: it is not as it should be; the message says what.</exception>
    public static AdjustmentRules Read(string yaml, string fileName)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        try
        {
            var text = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .Build()
                .Deserialize<FileText>(yaml) ?? throw Fault(fileName, "it is empty.");
            var rules = new AdjustmentRules(
                text.K ?? -1, text.LeastCompleteness ?? -1, new Dictionary<string, decimal>(text.Measures, StringComparer.Ordinal));
            return rules.ByMeasure.Values.Append(rules.K).All(k => k is >= 0 and <= 1) && rules.LeastCompleteness is > 0 and <= 1
                ? rules
                : throw Fault(fileName, "k is a share from 0 to 1, least_completeness one above 0.");
        }
        catch (YamlException fault)
        {
            throw Fault(fileName, $"line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
    }

    // The file says no k, one that is no share, or something unknown.
    private static InvalidDataException Fault(string fileName, string what, Exception? inner = null) =>
        new($"MCH-2202 {fileName}: {what} 调整系数文件有误, 请按说明修改。", inner);

    private sealed class FileText
    {
        public decimal? K { get; set; }

        public double? LeastCompleteness { get; set; }

        public Dictionary<string, decimal> Measures { get; set; } = [];
    }
}
