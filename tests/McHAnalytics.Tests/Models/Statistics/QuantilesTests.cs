using FsCheck;
using FsCheck.Fluent;
using McHAnalytics.Models.Statistics;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Models.Statistics;

public sealed class QuantilesTests
{
    [Fact]
    public void Quantiles_are_those_of_DuckDBs_quantile_cont()
    {
        using var connection = DuckDbConnection.Connect(DuckDbOptions.Loading(":memory:"));
        Prop.ForAll(
            Gen.Choose(-1_000, 1_000).NonEmptyListOf().ToArbitrary(),
            Gen.Choose(0, 100).ToArbitrary(),
            (whole, percent) =>
            {
                var sorted = whole.Select(value => (decimal)value).Order().ToList();
                using var command = connection.CreateCommand(
                    $"SELECT quantile_cont(v::DOUBLE, {percent} / 100.0) FROM unnest([{string.Join(',', whole)}]) t(v)");
                var expected = (double)command.ExecuteScalar()!;
                return Math.Abs((double)Quantiles.Of(sorted, percent / 100m) - expected) < 1e-6;
            }).QuickCheckThrowOnFailure();
    }
}
