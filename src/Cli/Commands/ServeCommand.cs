using System.CommandLine;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using Microsoft.Extensions.Hosting;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch serve</c>: GraphQL, feeds and pages over the published warehouse.</summary>
internal static class ServeCommand
{
    public static Command Create(SharedOptions shared)
    {
        var port = PortOption();
        var address = AddressOption();
        var command = new Command("serve", "Serve GraphQL, feeds and pages 启动服务") { port, address };
        command.SetAction((parsed, cancel) =>
            RunAsync(shared.WorkplaceOf(parsed), parsed.GetValue(address)!, parsed.GetValue(port), cancel));
        return command;
    }

    public static Option<int> PortOption() => new("--port")
    {
        Description = "Port 端口; 0 takes any free one",
        DefaultValueFactory = _ => 5080,
    };

    public static Option<string> AddressOption() => new("--address")
    {
        Description = "Address 地址; only this machine's own while there are no accounts",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    public static async Task<int> RunAsync(Workplace place, string address, int port, CancellationToken cancel)
    {
        var options = new ServerOptions
        {
            Address = address,
            Port = port,
            DataFolder = place.DataFolder,
            CatalogueFolder = place.CatalogueFolder,
            Clock = place.Clock,
        };
        await using var server = McHServer.Create(options);
        try
        {
            await server.StartAsync(cancel);
        }
        catch (IOException fault)
        {
            throw new UsageException(
                "MCH-S003",
                $"端口 {port} 无法使用({fault.Message})。请换一个:--port 0。",
                $"Port {port} cannot be used: {fault.Message} Name another: --port 0 takes any free one.");
        }

        if (McHServer.TroubleOf(server) is { } trouble)
        {
            await Failures.TellAsync(trouble.Code, trouble.MessageZh, trouble.Message);
        }

        Console.WriteLine($"就绪 ready: {server.Urls.First()}/");
        Console.WriteLine($"GraphiQL: {server.Urls.First()}/graphql   (Ctrl+C 停止 stops)");
        await server.WaitForShutdownAsync(cancel);
        return 0;
    }
}
