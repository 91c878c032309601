using McHAnalytics.Etl.Archive;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Reading;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Etl.Registers;
using McHAnalytics.Etl.Tables;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Loading;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Etl;

/// <summary>Reads the files of a batch into the version that is made: places first, then forms in any order.</summary>
internal sealed class LoadBatch(LoadSetting setting, WarehouseBuild build, DateOnly today)
{
    private readonly List<FormDefinition> _bulkForms = [.. setting.Forms.Where(form => form.Kind == FormKind.Bulk)];
    private readonly FormRecogniser _recogniser = new(setting.Forms);
    private bool _placesChanged;
    private Stages? _stages;

    /// <summary>Whether anything of the version differs from the one before.</summary>
    public bool Changes { get; private set; }

    /// <summary>The files in the order in which they are to be read.</summary>
    public static IEnumerable<FileWork> InOrder(IReadOnlyList<FileWork> works) =>
        works.OrderBy(work => !PlaceFile.IsOne(work.Path));

    /// <summary>Whether a fault may come from a file: a full disk, no memory or an interruption is no file's.</summary>
    public static bool IsOfTheFile(Exception fault) =>
        fault is not (FileFaultException or OperationCanceledException or OutOfMemoryException)
        && !WarehouseSpaceException.IsOne(fault);

    /// <summary>Reads one file; what is wrong with it is written to its work, and never stops the batch.</summary>
    /// <param name="work">The file.</param>
    /// <param name="ahead">What reads the files after it meanwhile; null to read this one alone.</param>
    /// <exception cref="FileFaultException">The file is refused after something of it was staged.</exception>
    public void Read(FileWork work, ReadAhead? ahead = null)
    {
        if (work.IsLeftOut)
        {
            return;
        }

        try
        {
            if (PlaceFile.IsOne(work.Path))
            {
                ReadPlaces(work);
            }
            else if (SourceFile.IsBulk(work.Path) || BulkHeader.IsOfOne(work.Path, _bulkForms))
            {
                ReadBulk(work);
            }
            else
            {
                ReadTables(work, Recognise(work, ahead));
            }
        }
        catch (LoadProblemException fault)
        {
            Refuse(work, fault.Problem);
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            // A reader that met what it was not made for. The engine's transaction is of no more use where it was the
            // engine's.
            var problem = LoadProblems.Unexpected(work.Place, FaultLog.Keep(setting.DataFolder, fault));
            if (fault is System.Data.Common.DbException)
            {
                throw new FileFaultException(work, problem);
            }

            Refuse(work, problem);
        }
    }

    private static void Refuse(FileWork work, LoadProblem problem)
    {
        if (work.Staged is not null || work.OtherKind is not null)
        {
            throw new FileFaultException(work, problem);
        }

        work.Refuse(problem);
    }

    /// <summary>Merges all that was read; counts by the number that a file got in the stage.</summary>
    public IReadOnlyList<MergedCounts> Merge(IReadOnlyList<FileWork> works)
    {
        if (_stages is not { } stages)
        {
            Changes = _placesChanged;
            return [];
        }

        stages.Registers.Merge(stages.Stage.FirstLoad);
        var counts = stages.Stage.Merge(stages.Registers.ChangedFiles);
        Changes = _placesChanged || stages.Stage.PersonsChanged || stages.Registers.ChangedFiles.Count > 0 || counts.Any(count => count.Changes);
        foreach (var work in works)
        {
            work.HasChanged |= work.Staged is { } staged && stages.Stage.ChangedFiles.Contains(staged);
        }

        return counts;
    }

    // Where the bytes do not say in which encoding they are, a mapping may: it is taken where its header is found then.
    private FormMatch Recognise(FileWork work, ReadAhead? ahead)
    {
        try
        {
            return _recogniser.Recognise(
                ahead?.Take(work) ?? SourceFile.Read(work.Path, work.Encoding, work.Place), work.Place);
        }
        catch (LoadProblemException fault) when (fault.Problem.Code == LoadProblems.WrongEncodingCode && work.Encoding is null)
        {
            foreach (var encoding in setting.Forms.Select(form => form.Encoding).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                try
                {
                    var sheets = SourceFile.Read(work.Path, encoding, work.Place);
                    return new FormRecogniser([.. setting.Forms.Where(form => form.Encoding == encoding)])
                        .Recognise(sheets, work.Place);
                }
                catch (LoadProblemException)
                {
                    // Not of this mapping: the next is tried, and at the end the first fault is told.
                }
            }

            throw;
        }
    }

    private void ReadTables(FileWork work, FormMatch match)
    {
        CorrectedCells.Write(match, work.Corrections);
        work.Form = match.Form;
        var stages = StagesOnce();
        if (match.Form.Kind == FormKind.Matrix)
        {
            new MatrixLoader(stages.Stage, stages.Places, today).Load(work, match);
        }
        else
        {
            stages.Registers.Load(work, match);
        }
    }

    private void ReadBulk(FileWork work)
    {
        SourceFile.CheckBulk(work.Path, work.Place);
        var stages = StagesOnce();
        if (BulkLoader.TryLoad(work, _bulkForms, stages.Stage) is { } problem)
        {
            // A columnar file may also hold a form's table, no larger than a sheet.
            if (stages.Stage.ReadTable(work.Path, ReadLimits.Cells) is not { } table)
            {
                throw new LoadProblemException(problem);
            }

            var rows = table.Select((cells, index) => new SourceRow(index + 1, cells));
            ReadTables(work, _recogniser.Recognise([new SourceSheet(null, 1, [.. rows])], work.Place));
        }
    }

    private void ReadPlaces(FileWork work)
    {
        work.OtherKind = "places";
        work.Unit = CountUnit.Rows;
        try
        {
            var receipt = ImportPlaces.Into(build, new PlaceSources { PlaceFiles = [work.Path] });
            work.Read = receipt.Read;
            work.Lines = new RegisterCounts(receipt.Inserted, receipt.Updated, receipt.Unchanged);
            work.HasChanged = receipt.Inserted + receipt.Updated > 0;
            _placesChanged |= work.HasChanged;
        }
        catch (PlaceFileException fault)
        {
            throw new LoadProblemException(LoadProblems.Unreadable(work.Place, fault.MessageZh, fault.Message));
        }
    }

    // Made at the first form: by then the places of the batch are there.
    private Stages StagesOnce()
    {
        if (_stages is null)
        {
            var stage = new LoadStage(build);
            var places = new PlaceFinder(stage.Places, stage.FormerNames);
            _stages = new Stages(stage, places, new RegisterLoader(setting, build, stage, places, today));
        }

        return _stages;
    }

    private sealed record Stages(LoadStage Stage, PlaceFinder Places, RegisterLoader Registers);
}
