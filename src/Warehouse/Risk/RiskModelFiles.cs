using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using McHAnalytics.Models.Risk.Prediction;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>The trained models of a data folder: <c>models/preg_risk-v1.json</c>, one file a version, never
/// changed.</summary>
/// <param name="folder">The folder of the models; made when the first is written.</param>
public sealed class RiskModelFiles(string folder)
{
    private readonly ConcurrentDictionary<string, RiskModel> _read = new(StringComparer.Ordinal);

    /// <summary>The newest version's number; 0 where the model has not been trained.</summary>
    public int LatestVersion(string code)
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        var start = code + "-v";
        return Directory.EnumerateFiles(folder, start + "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)[start.Length..])
            .Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0)
            .Max();
    }

    /// <summary>A version of a model, or null where its file is missing.</summary>
    /// <exception cref="JsonException">The file is not a model.</exception>
    public RiskModel? Find(string code, int version)
    {
        var path = PathOf(code, version);
        if (_read.TryGetValue(path, out var known))
        {
            return known;
        }

        return File.Exists(path) ? _read.GetOrAdd(path, RiskModel.FromJson(File.ReadAllText(path))) : null;
    }

    /// <summary>Writes a model's file and gives its path; a reader sees the whole file or none.</summary>
    public string Write(RiskModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Directory.CreateDirectory(folder);
        var path = PathOf(model.Code, model.Version);
        var draft = path + ".new";
        File.WriteAllText(draft, model.ToJson());
        File.Move(draft, path, overwrite: false);
        return path;
    }

    private string PathOf(string code, int version) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{code}-v{version}.json"));
}
