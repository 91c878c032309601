using System.Data.Common;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Etl.Databases;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>What was given to load, each as a file: folders and zips are opened, standard input is kept meanwhile.</summary>
/// <remarks>
/// Registers name people: what is unpacked lies in the data folder, for its owner only, and is deleted at the end.
/// </remarks>
internal sealed class IncomingFiles : IDisposable
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly TimeSpan s_forgotten = TimeSpan.FromDays(1);

    private readonly string _folder;
    private readonly LoadOptions _options;
    private readonly LoadSetting _setting;
    private readonly List<(FileWork Work, string Table, Watermark Last)> _marks = [];
    private readonly List<FileWork> _works = [];
    private int _kept;

    private IncomingFiles(LoadSetting setting, LoadOptions options)
    {
        var all = Path.Combine(setting.DataFolder, "incoming");
        _folder = Path.Combine(all, Guid.NewGuid().ToString("n"));
        _options = options;
        _setting = setting;
        DeleteForgotten(all, setting.Clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>The files; those that may not be opened are refused already.</summary>
    public IReadOnlyList<FileWork> Works => _works;

    /// <exception cref="FileNotFoundException">A path names nothing.</exception>
    public static IncomingFiles Open(IReadOnlyList<string> paths, LoadSetting setting, LoadOptions options)
    {
        var files = new IncomingFiles(setting, options);
        try
        {
            foreach (var path in paths.SelectMany(files.FilesAt).Distinct(StringComparer.Ordinal))
            {
                files.Add(path);
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private IEnumerable<string> FilesAt(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(SourceFile.IsLoadable)
                .Order(StringComparer.Ordinal)
            : File.Exists(path) || path == StandardInput || IsDatabase(path) ? [path]
            : throw new FileNotFoundException($"There is no file or folder {path}.", path);

    /// <summary>Writes down how far tables were read whose rows are published now, or kept as rejected.</summary>
    public void KeepWatermarks()
    {
        var taken = _marks.Where(mark => !mark.Work.IsRefused).ToList();
        if (taken.Count > 0)
        {
            var all = Watermark.Read(_setting.DataFolder);
            taken.ForEach(mark => all[mark.Table] = mark.Last);
            Watermark.Write(_setting.DataFolder, all);
        }
    }

    private bool IsDatabase(string path) =>
        path.Split(':', 2) is [var provider, { Length: > 0 }] && _setting.Databases.ContainsKey(provider);

    // What a killed load left behind.
    private static void DeleteForgotten(string folder, DateTime now)
    {
        foreach (var left in Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
        {
            if (now - Directory.GetLastWriteTimeUtc(left) > s_forgotten)
            {
                Directory.Delete(left, recursive: true);
            }
        }
    }

    private void Add(string path)
    {
        if (path == StandardInput)
        {
            var (kept, name) = KeepInput();
            Add(kept, name);
        }
        else if (!File.Exists(path) && IsDatabase(path))
        {
            AddTables(path);
        }
        else
        {
            Add(path, Path.GetFileName(path));
        }
    }

    private void Add(string path, string name)
    {
        if (new FileInfo(path).Length > 0 && SourceKinds.Of(path) == SourceKind.Zip)
        {
            AddZip(path, name);
        }
        else
        {
            _works.Add(WorkOf(path, name));
        }
    }

    // Each table that a mapping names for the connection; nothing new in it is no file.
    private void AddTables(string path)
    {
        var (provider, name) = (path.Split(':', 2)[0], path.Split(':', 2)[1]);
        var options = DatabaseConnections.Find(_setting, provider, name);
        var forms = _setting.Forms.Where(form => form.Source?.Connection == name).ToList();
        if (forms.Count == 0)
        {
            throw new FileNotFoundException(
                $"No form names the connection '{name}': write source: {{connection: {name}, table: ...}} into its mapping.");
        }

        var marks = Watermark.Read(_setting.DataFolder);
        foreach (var form in forms)
        {
            var label = $"{path}/{form.Code}.csv";
            var file = NewFile(label);
            try
            {
                var (rows, last) = DatabaseTable.Write(options, form.Source!, marks.GetValueOrDefault(label), file);
                if (rows == 0)
                {
                    continue;
                }

                var work = new FileWork(file, SourceFile.Sha256Of(file), label) { Encoding = "utf-8" };
                _works.Add(work);
                if (last is not null)
                {
                    _marks.Add((work, label, last));
                }
            }
            catch (DbException fault)
            {
                // What a driver says may hold the name of a server or user: it is written to the log only.
                var trace = FaultLog.Keep(_setting.DataFolder, fault);
                OwnersFile.Create(file).Dispose();
                var work = new FileWork(file, SourceFile.Sha256Of(file), label);
                work.LeaveOut(LoadProblems.Unreadable(
                    work.Place, $"数据库中的表或查询读不出（编号 {trace}）", $"its table or query cannot be read from the database (number {trace})"));
                _works.Add(work);
            }
        }
    }

    private FileWork WorkOf(string path, string name) =>
        new(path, SourceFile.Sha256Of(path), name) { Encoding = _options.Encoding };

    private void AddZip(string path, string name)
    {
        var place = new CellPlace(name);
        var before = _works.Count;
        try
        {
            foreach (var (entry, file) in ZipBundle.Unpack(path, place, NewFile))
            {
                var part = $"{name}/{entry}";
                var work = WorkOf(file, part);
                _works.Add(work);
                if (SourceKinds.Of(file) == SourceKind.Zip)
                {
                    work.LeaveOut(LoadProblems.Dangerous(work.Place, "压缩包中又有压缩包", "it is a zip inside a zip"));
                }
            }

            if (_works.Count == before)
            {
                throw new LoadProblemException(LoadProblems.Empty(place));
            }
        }
        catch (LoadProblemException fault)
        {
            // One hostile part makes the whole zip suspect: nothing of it is taken.
            _works.RemoveRange(before, _works.Count - before);
            var work = WorkOf(path, name);
            work.LeaveOut(fault.Problem);
            _works.Add(work);
        }
    }

    private (string Path, string Name) KeepInput()
    {
        var path = NewFile("input");
        using (var to = OwnersFile.Create(path))
        {
            (_options.Input ?? throw new InvalidOperationException("No standard input was given.")).CopyTo(to);
        }

        var ending = new FileInfo(path).Length == 0 ? ".csv" : SourceKinds.Of(path) switch
        {
            SourceKind.Workbook => ".xlsx",
            SourceKind.OldWorkbook => ".xls",
            SourceKind.Parquet => ".parquet",
            SourceKind.Gzip => ".csv.gz",
            SourceKind.Zip => ".zip",
            _ => ".csv",
        };
        File.Move(path, path + ending);
        return (path + ending, "stdin" + ending);
    }

    private string NewFile(string name)
    {
        OwnersFile.CreateFolder(Path.GetDirectoryName(_folder)!);
        OwnersFile.CreateFolder(_folder);
        var ending = name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase) ? ".csv.gz" : Path.GetExtension(name);
        return Path.Combine(_folder, $"{++_kept:00000}{ending}");
    }
}
