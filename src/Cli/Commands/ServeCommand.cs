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
        var switches = new ServerSwitches();
        var command = new Command("serve", "Serve GraphQL, feeds and pages 启动服务");
        switches.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(switches.OptionsOf(parsed, shared.WorkplaceOf(parsed)), cancel));
        return command;
    }

    public static async Task<int> RunAsync(ServerOptions options, CancellationToken cancel)
    {
        await using var server = McHServer.Create(options);
        try
        {
            await server.StartAsync(cancel);
        }
        catch (IOException fault)
        {
            throw new UsageException(
                "MCH-S003",
                $"端口 {options.Port} 无法使用({fault.Message})。请换一个:--port 0。",
                $"Port {options.Port} cannot be used: {fault.Message} Name another: --port 0 takes any free one.");
        }

        if (McHServer.TroubleOf(server) is { } trouble)
        {
            await Failures.TellAsync(trouble.Code, trouble.MessageZh, trouble.Message);
        }

        Console.WriteLine($"就绪 ready: {server.Urls.First()}/");
        Console.WriteLine($"GraphQL: {server.Urls.First()}/graphql   (Ctrl+C 停止 stops)");
        await server.WaitForShutdownAsync(cancel);
        return 0;
    }
}
