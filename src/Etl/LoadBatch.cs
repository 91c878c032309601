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
    private readonly FormRecogniser _recogniser = new(setting.Forms);
    private bool _placesChanged;
    private Stages? _stages;

    /// <summary>Whether anything of the version differs from the one before.</summary>
    public bool Changes { get; private set; }

    /// <summary>The files in the order in which they are to be read.</summary>
    public static IEnumerable<FileWork> InOrder(IReadOnlyList<FileWork> works) =>
        works.OrderBy(work => !PlaceFile.IsOne(work.Path));

    /// <summary>Reads one file; what is wrong with it is written to its work, and never stops the batch.</summary>
    public void Read(FileWork work)
    {
        try
        {
            if (PlaceFile.IsOne(work.Path))
            {
                ReadPlaces(work);
            }
            else if (SourceFile.IsBulk(work.Path))
            {
                ReadBulk(work);
            }
            else
            {
                ReadForm(work);
            }
        }
        catch (LoadProblemException fault)
        {
            work.Refuse(fault.Problem);
        }
    }

    /// <summary>Merges all that was read; counts by the number that a file got in the stage.</summary>
    public IReadOnlyList<MergedCounts> Merge()
    {
        if (_stages is not { } stages)
        {
            Changes = _placesChanged;
            return [];
        }

        stages.Registers.Merge(stages.Stage.FirstLoad);
        var counts = stages.Stage.Merge(stages.Registers.ChangedFiles);
        Changes = _placesChanged || stages.Stage.PersonsChanged || stages.Registers.ChangedFiles.Count > 0 || counts.Any(count => count.Changes);
        return counts;
    }

    private void ReadForm(FileWork work)
    {
        var match = _recogniser.Recognise(SourceFile.Read(work.Path), work.Place);
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
        work.Unit = CountUnit.Rows;
        var stages = StagesOnce();
        BulkLoader.Load(work, [.. setting.Forms.Where(form => form.Kind == FormKind.Bulk)], stages.Stage);
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
            _placesChanged |= receipt.Inserted + receipt.Updated > 0;
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
