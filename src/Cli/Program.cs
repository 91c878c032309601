using System.CommandLine;
using System.Text;
using McHAnalytics.Cli.Commands;
using McHAnalytics.Cli.Output;

Console.OutputEncoding = Encoding.UTF8;
var shared = new SharedOptions();
var root = new RootCommand("McH Analytics 妇幼健康分析: a data warehouse and analytics API for maternal and child health.")
{
    UpCommand.Create(shared),
    ServeCommand.Create(shared),
    DemoCommand.Create(shared),
    PlacesCommand.Create(shared),
    CheckCommand.Create(shared),
    MapCommand.Create(shared),
    LoadCommand.Create(shared),
    PublishCommand.Create(shared),
    VersionsCommand.Create(shared),
    VersionsCommand.CreateRollback(shared),
    RebuildCommand.Create(shared),
    WatchCommand.Create(shared),
    RejectedCommand.Create(shared),
    ReplayCommand.Create(shared),
    FaultsCommand.Create(shared),
    DefectsCommand.Create(shared),
    ReconcileCommand.Create(shared),
    FindingsCommand.Create(shared),
    WaiveCommand.Create(shared),
    WaiversCommand.Create(shared),
    TrainCommand.Create(shared),
    ScoreCommand.Create(shared),
};
root.Add(shared.Data);
root.Add(shared.Catalogue);

return await Failures.ToldAsync(() =>
    root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
