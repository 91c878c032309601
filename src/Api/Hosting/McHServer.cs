using System.Collections.Frozen;
using McHAnalytics.Api.Access;
using McHAnalytics.Api.Feeds;
using McHAnalytics.Api.Http;
using McHAnalytics.Api.Schema;
using McHAnalytics.Api.Schema.Loads;
using McHAnalytics.Api.Schema.Quality;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.Models.Adjustment;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Adjustment;
using McHAnalytics.Warehouse.Catalogue;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Performance;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Records;
using McHAnalytics.Warehouse.Risk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McHAnalytics.Api.Hosting;

/// <summary>The server: GraphQL, feeds and pages over one published warehouse.</summary>
public static class McHServer
{
    // The Ledger's and the models' fields can change while the same version is served.
    private static readonly FrozenSet<string> s_servedFields = new[] { "analyze", "__typename" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Builds the server, ready to be started. Faults of the catalogue or the schema stop it here.</summary>
    public static WebApplication Create(ServerOptions options)
    {
        options = options.Checked();
        // No arguments and no files beside the program: how the server runs is said in ServerOptions only.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.LargestBody;
        });
        builder.WebHost.UseUrls($"http://{Bracketed(options.Address)}:{options.Port}");
        // Hosting's own log would open a scope and an activity for each request, and say nothing at this level.
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddRoutingCore();
        AddWarehouse(builder.Services, options);

        var app = builder.Build();
        OwnNames.Use(app);
        UseGraphQL(app, options);
        SecurityHeaders.Use(app);
        Pages.Use(app);
        app.UseRouting();
        app.MapGet("/feeds/series.csv", SeriesFeed.CsvAsync);
        app.MapGet("/feeds/series.json", SeriesFeed.JsonAsync);
        return app;
    }

    /// <summary>Why the server cannot answer yet; null when all is well.</summary>
    public static WarehouseException? TroubleOf(WebApplication server)
    {
        try
        {
            using var lease = server.Services.GetRequiredService<PublishedWarehouse>().Lease();
            return null;
        }
        catch (WarehouseException trouble)
        {
            return trouble;
        }
    }

    private static void AddWarehouse(IServiceCollection services, ServerOptions options)
    {
        var catalogue = CatalogueFolder.Load(options.CatalogueFolder);
        var risk = RiskCatalogue.Load(options.CatalogueFolder);
        var models = new RiskModelFiles(Path.Combine(options.DataFolder, "models"));
        var settings = new WarehouseOptions { MemoryRollupMiB = options.MemoryRollupMiB };
        settings = options.CacheAnswers ? settings : settings with { CachedRows = 0 };
        services
            .AddSingleton(options.Clock)
            .AddSingleton(new RequestAskers(options.Viewer, options.AllowAsHeader))
            .AddSingleton(catalogue)
            .AddSingleton(new LedgerDoor(options.DataFolder, options.Clock))
            .AddSingleton(_ => new PublishedWarehouse(
                Path.Combine(options.DataFolder, "warehouse"), new DuckDbBackend(settings), settings, options.Clock))
            .AddSingleton<IAnalyst, Analyst>()
            .AddSingleton(AdjustmentOf(options.CatalogueFolder))
            .AddSingleton<AdjustedFigures>()
            .AddSingleton<LoadsInArea>()
            .AddSingleton<IFindings, WarehouseFindings>()
            .AddSingleton<IQualityScores, WarehouseQualityScores>()
            .AddSingleton<WaiverBoard>()
            .AddSingleton<IFindingWaivers>(provider => provider.GetRequiredService<WaiverBoard>())
            .AddSingleton<IStatements, WarehouseStatements>()
            .AddSingleton<IRegisterRecords, WarehouseRecords>()
            .AddSingleton<IPregnancyRisks>(provider => new PregnancyRisks(
                provider.GetRequiredService<PublishedWarehouse>(),
                risk,
                models,
                options.Clock))
            .AddSingleton<TownshipPerformance>();
    }

    private static AdjustmentRules AdjustmentOf(string catalogueFolder)
    {
        var file = Path.Combine(catalogueFolder, "adjustment.yaml");
        return File.Exists(file) ? AdjustmentRules.Read(File.ReadAllText(file), Path.GetFileName(file)) : AdjustmentRules.Usual;
    }

    // Before files and routes: a question passes through nothing that it does not need.
    private static void UseGraphQL(WebApplication app, ServerOptions options)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("McHAnalytics.GraphQL");
        var executor = ExecutorOf(app, log);
        var endpoint = new GraphQLEndpoint(
            executor,
            options.OperationsPath is { } list ? Listed(list, executor, log) : new AutomaticOperations(),
            app.Services,
            new EndpointOptions
            {
                LargestBody = options.LargestBody,
                Timeout = options.RequestTimeout,
                Askers = app.Services.GetRequiredService<RequestAskers>(),
                Stopping = app.Lifetime.ApplicationStopping,
                TellsSchema = options.Introspection,
                Suggests = options.Suggestions,
                GraphiQL = options.GraphiQL ? Pages.TryGraphiQLAsync : null,
                Served = new ServedState(app.Services.GetRequiredService<PublishedWarehouse>(), options.Clock).Now,
                ServedFields = s_servedFields,
                MostKeptBytes = options.CacheAnswers ? new EndpointOptions().MostKeptBytes : 0,
            },
            log);
        app.Lifetime.ApplicationStopped.Register(endpoint.Dispose);
        app.Use(next => http => IsGraphQL(http.Request.Path) ? endpoint.HandleAsync(http) : next(http));
    }

    private static bool IsGraphQL(PathString path) =>
        string.Equals(path.Value, "/graphql", StringComparison.OrdinalIgnoreCase)
        || string.Equals(path.Value, "/graphql/", StringComparison.OrdinalIgnoreCase);

    private static ListedOperations Listed(string path, GraphQLExecutor executor, ILogger log)
    {
        var listed = ListedOperations.Read(path);
        foreach (var (file, fault) in listed.FaultsAgainst(executor.Executable.Schema))
        {
            log.LogWarning("A listed operation is not answered by this version. 清单内的操作已不适用: {File}: {Fault}", file, fault);
        }

        return listed;
    }

    private static GraphQLExecutor ExecutorOf(WebApplication app, ILogger log)
    {
        var known = app.Services.GetRequiredService<IServiceProviderIsService>();
        return new GraphQLExecutor(
            SchemaSetup.Build(AskingServices.Knows(known.IsService)),
            new GraphQLLimits { Timeout = Timeout.InfiniteTimeSpan }, // the endpoint keeps the time of a whole request
            (fault, trace) => log.LogError(fault, "A field could not be answered. Trace {Trace}", trace));
    }

    private static string Bracketed(string address) => address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
}
