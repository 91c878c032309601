using System.Data.Common;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>Runs the statements of a plan and puts their rows into tables of parts.</summary>
internal static class FactsReader
{
    // As fact_value.status numbers them.
    private const int Blank = 1;
    private const int NotCollected = 2;
    private const int Dash = 5;
    private const int Placeholder = 6;
    private const int NotCarriedOut = 3;

    public static async Task<FetchedParts> ReadAsync(
        WarehouseLease lease, QuestionPlan plan, CancellationToken cancel)
    {
        var rows = new PartsTable(plan.Measures, plan.Bucket);
        var parents = new PartsTable(plan.Measures, plan.Bucket);
        if (plan.Rows is { } query)
        {
            await ReadAsync(lease, query, rows, cancel).ConfigureAwait(false);
        }

        foreach (var parent in plan.Parents)
        {
            // Parents may stand on several levels: what they give is put together in one table.
            var level = new PartsTable(plan.Measures, plan.Bucket);
            await ReadAsync(lease, parent, level, cancel).ConfigureAwait(false);
            parents.AddAll(level);
        }

        var over = new Dictionary<OrgLevel, PartsTable>();
        foreach (var finer in plan.Over)
        {
            over[finer.Level!.Value] = new PartsTable(plan.Measures, plan.Bucket);
            await ReadAsync(lease, finer, over[finer.Level.Value], cancel).ConfigureAwait(false);
        }

        var peers = rows;
        if (plan.Peers is { } others)
        {
            peers = new PartsTable(plan.Measures, plan.Bucket);
            await ReadAsync(lease, others, peers, cancel).ConfigureAwait(false);
        }

        var now = new PartsTable(plan.Measures, plan.Bucket);
        if (plan.Now is { } known)
        {
            await ReadAsync(lease, known, now, cancel).ConfigureAwait(false);
        }

        return new FetchedParts(rows, parents, over, peers, now);
    }

    private static async Task ReadAsync(
        WarehouseLease lease, FactsQuery query, PartsTable into, CancellationToken cancel)
    {
        if (query.Memory is { } memory)
        {
            into.Take(memory.Read(query));
            return;
        }

        Func<DbDataReader, FactsRow> read = query.UseRollup ? ReadRollup : ReadFacts;
        foreach (var row in await lease.QueryAsync(FactsSql.Write(query), read, cancel).ConfigureAwait(false))
        {
            into.Add(row.Measure, row.Place, row.FirstMonth, row.Parts);
        }
    }

    /// <summary>The facts of a statement's row.</summary>
    public static FactsRow ReadFacts(DbDataReader row)
    {
        var reports = row.GetInt64(4);
        var parts = row.GetFieldValue<sbyte>(3) switch
        {
            Blank or Dash or Placeholder => new MeasureParts(0, 0, reports, 0, 0),
            NotCollected => new MeasureParts(0, 0, 0, reports, 0),
            NotCarriedOut => new MeasureParts(0, 0, 0, 0, reports),
            _ => new MeasureParts(row.GetDecimal(5), reports, 0, 0, 0),
        };
        return new FactsRow(row.GetInt16(0), row.GetInt32(1), row.GetInt32(2), parts);
    }

    private static FactsRow ReadRollup(DbDataReader row) => new(
        row.GetInt16(0),
        row.GetInt32(1),
        row.GetInt32(2),
        new MeasureParts(
            row.DecimalOrNull(7) ?? 0, row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)));
}

/// <summary>One row of a statement: the parts of a measure at a place in a bucket that begins with a month.</summary>
internal readonly record struct FactsRow(short Measure, int Place, int FirstMonth, MeasureParts Parts);
