using System.Data;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

public sealed class ConnectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mch-duckdb-").FullName;

    private string FilePath => Path.Combine(_folder, "a.duckdb");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_library_is_the_version_that_the_lock_file_pins() =>
        Assert.Equal("v1.5.6", DuckDbConnection.LibraryVersion);

    [Fact]
    public void Every_way_of_opening_keeps_DuckDB_from_fetching_extensions()
    {
        DuckDbConnection.Connect(DuckDbOptions.Loading(FilePath)).Dispose();

        foreach (var options in new[]
        {
            DuckDbOptions.InMemory(), DuckDbOptions.Loading(FilePath), DuckDbOptions.Serving(FilePath), new(),
        })
        {
            using var connection = DuckDbConnection.Connect(options);
            Assert.False(connection.Scalar<bool>("SELECT current_setting('autoinstall_known_extensions')"));
            Assert.False(connection.Scalar<bool>("SELECT current_setting('autoload_known_extensions')"));
        }
    }

    [Fact]
    public void A_function_of_a_missing_extension_is_an_error_and_no_download()
    {
        using var connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());

        var error = Assert.Throws<DuckDbException>(() => connection.Execute("SELECT * FROM sqlite_scan('a', 'b')"));

        Assert.Equal(DuckDbErrorType.Catalog, error.ErrorType);
    }

    [Fact]
    public void Serving_reads_but_does_not_write_reach_files_or_change_settings()
    {
        using (var loading = DuckDbConnection.Connect(DuckDbOptions.Loading(FilePath)))
        {
            loading.Execute("CREATE TABLE birth (weight INTEGER); INSERT INTO birth VALUES (3200)");
        }

        using var serving = DuckDbConnection.Connect(DuckDbOptions.Serving(FilePath));

        Assert.Equal(3200, serving.Scalar<int>("SELECT weight FROM birth"));
        Assert.Equal(
            DuckDbErrorType.InvalidInput,
            Assert.Throws<DuckDbException>(() => serving.Execute("INSERT INTO birth VALUES (1)")).ErrorType);
        Assert.Equal(
            DuckDbErrorType.Permission,
            Assert.Throws<DuckDbException>(() => serving.Execute("SELECT * FROM read_csv('/etc/passwd')")).ErrorType);
        Assert.Throws<DuckDbException>(() => serving.Execute("SET enable_external_access = true"));
        Assert.Throws<DuckDbException>(() => serving.Execute("SET threads = 1"));
    }

    [Fact]
    public void Two_connections_to_one_file_share_it_and_see_each_others_commits()
    {
        using var first = DuckDbConnection.Connect(DuckDbOptions.Loading(FilePath));
        using var second = DuckDbConnection.Connect(DuckDbOptions.Loading(FilePath));

        first.Execute("CREATE TABLE t AS SELECT 7 AS n");

        Assert.Equal(7, second.Scalar<int>("SELECT n FROM t"));
    }

    [Fact]
    public void A_file_open_with_other_options_is_refused_with_both_options_named()
    {
        using var first = DuckDbConnection.Connect(DuckDbOptions.Loading(FilePath));

        var error = Assert.Throws<InvalidOperationException>(
            () => DuckDbConnection.Connect(DuckDbOptions.Loading(FilePath) with { Threads = 1 }));

        Assert.Contains("Threads=1", error.Message, StringComparison.Ordinal);
        Assert.Contains("other options", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_free_again_when_its_last_connection_closes()
    {
        var first = DuckDbConnection.Connect(DuckDbOptions.Loading(FilePath));
        var second = DuckDbConnection.Connect(DuckDbOptions.Loading(FilePath));
        first.Dispose();
        Assert.Throws<InvalidOperationException>(() => DuckDbConnection.Connect(DuckDbOptions.Serving(FilePath)));
        second.Dispose();

        using var serving = DuckDbConnection.Connect(DuckDbOptions.Serving(FilePath));

        Assert.Equal(ConnectionState.Open, serving.State);
    }

    [Fact]
    public void A_missing_file_cannot_be_served()
    {
        var error = Assert.Throws<DuckDbException>(
            () => DuckDbConnection.Connect(DuckDbOptions.Serving(Path.Combine(_folder, "missing.duckdb"))));

        Assert.Equal(DuckDbErrorType.IO, error.ErrorType);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(FilePath, new string('x', 20_000));

        Assert.Throws<DuckDbException>(() => DuckDbConnection.Connect(DuckDbOptions.Serving(FilePath)));
    }

    [Fact]
    public void Unnamed_memory_is_private_and_named_memory_is_shared()
    {
        using var mine = DuckDbConnection.Connect(DuckDbOptions.InMemory());
        using var yours = DuckDbConnection.Connect(DuckDbOptions.InMemory());
        using var left = DuckDbConnection.Connect(DuckDbOptions.InMemory("shared"));
        using var right = DuckDbConnection.Connect(DuckDbOptions.InMemory("shared"));
        mine.Execute("CREATE TABLE t AS SELECT 1 AS n");
        left.Execute("CREATE TABLE t AS SELECT 2 AS n");

        Assert.Throws<DuckDbException>(() => yours.Execute("SELECT n FROM t"));
        Assert.Equal(2, right.Scalar<int>("SELECT n FROM t"));
        using var twin = mine.Duplicate();
        Assert.Equal(1, twin.Scalar<int>("SELECT n FROM t"));
    }

    [Fact]
    public void A_connection_string_says_the_same_as_its_options()
    {
        var options = DuckDbOptions.Serving("a b.duckdb") with
        {
            Threads = 3, MemoryLimitMiB = 512, TempDirectory = "x;y",
        };

        Assert.Equal(options, DuckDbOptions.Parse(options.ToConnectionString()));
        Assert.Throws<ArgumentException>(() => DuckDbOptions.Parse("Data Source=a;Colour=red"));
    }

    [Fact]
    public void Threads_and_memory_reach_the_engine()
    {
        using var connection = DuckDbConnection.Connect(
            DuckDbOptions.InMemory() with { Threads = 3, MemoryLimitMiB = 512 });

        Assert.Equal(3, connection.Scalar<long>("SELECT current_setting('threads')"));
        Assert.Equal("512.0 MiB", connection.Scalar<string>("SELECT current_setting('memory_limit')"));
    }

    [Fact]
    public void Closed_connections_say_so()
    {
        var connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());
        connection.Close();

        Assert.Equal(ConnectionState.Closed, connection.State);
        Assert.Throws<InvalidOperationException>(() => connection.Execute("SELECT 1"));
        connection.Open();
        Assert.Equal(1, connection.Scalar<int>("SELECT 1"));
        Assert.Throws<InvalidOperationException>(connection.Open);
        connection.Dispose();
    }
}
