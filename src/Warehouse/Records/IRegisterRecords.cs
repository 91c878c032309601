using McHAnalytics.Models.Access;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Records;

/// <summary>The single records of registers, for those who look after the persons.</summary>
public interface IRegisterRecords
{
    /// <summary>Current records, the newest first.</summary>
    /// <exception cref="QuestionException">MCH-Q036: the asker owns no persons; the place is unknown or outside.</exception>
    /// <exception cref="WarehouseException">The store's fault.</exception>
    public Task<RegisterRecordPage> FindAsync(RegisterRecordFilter filter, Asker asker, CancellationToken cancel);
}

/// <summary>Which records are asked for.</summary>
/// <param name="Form">Code of the form: <c>death_report</c>.</param>
/// <param name="Under">Code of the place; all under it are meant. Null: all of the asker's.</param>
/// <param name="From">First day; null for no bound.</param>
/// <param name="To">Last day; null for no bound.</param>
/// <param name="Offset">How many to pass over, from 0.</param>
/// <param name="Limit">Most to give.</param>
public sealed record RegisterRecordFilter(string Form, string? Under, DateOnly? From, DateOnly? To, int Offset, int Limit);

/// <summary>Some of the records that were found.</summary>
/// <param name="Items">The records of the page.</param>
/// <param name="TotalCount">How many there are without paging.</param>
public sealed record RegisterRecordPage(IReadOnlyList<RegisterRecord> Items, int TotalCount);

/// <summary>A record of a register.</summary>
/// <param name="Id">Its keyed number.</param>
/// <param name="Form">Code of its form.</param>
/// <param name="Pseudonym">Keyed pseudonym of the person; null where nobody is named.</param>
/// <param name="OrgUnit">Where it counts.</param>
/// <param name="OccurredOn">Its day.</param>
/// <param name="Fields">Its filled fields, by name.</param>
public sealed record RegisterRecord(
    string Id, string Form, string? Pseudonym, OrgUnit OrgUnit, DateOnly OccurredOn, IReadOnlyList<RegisterRecordField> Fields);

/// <summary>A filled field of a record.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Value">Its codes or text, its number (money in yuan) or its day.</param>
public sealed record RegisterRecordField(string Name, string Value);
