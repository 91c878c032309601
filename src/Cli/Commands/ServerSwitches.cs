using System.CommandLine;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Models.Access;

namespace McHAnalytics.Cli.Commands;

/// <summary>The options of a server, the same for <c>mch serve</c> and <c>mch up</c>.</summary>
internal sealed class ServerSwitches
{
    private readonly Option<int> _port = new("--port")
    {
        Description = "Port 端口; 0 takes any free one",
        DefaultValueFactory = _ => 5080,
    };

    private readonly Option<string> _address = new("--address")
    {
        Description = "Address 地址; only this machine's own while there are no accounts",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private readonly Option<string?> _operations = new("--operations")
    {
        Description = "Answer only the GraphQL documents of this file or folder 只应答清单内的操作 (.graphql, .gql, or .json "
            + "from SHA-256 to document); GraphiQL is then off",
        HelpName = "PATH",
    };

    private readonly Option<bool> _noGraphiQL = new("--no-graphiql")
    {
        Description = "Do not offer GraphiQL to browsers 不提供 GraphiQL",
    };

    private readonly Option<bool> _noIntrospection = new("--no-introspection")
    {
        Description = "Do not tell the schema: no introspection, no ?sdl, no suggested names, no GraphiQL 不公开模式",
    };

    private readonly Option<bool> _noSuggestions = new("--no-suggestions")
    {
        Description = "Suggest no names in errors 错误信息不提示名称",
    };

    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = "Longest that a GraphQL request may take, in seconds 查询超时(秒)",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<string> _as = new("--as")
    {
        Description = $"Answer as this role 以此角色应答: {Asker.Allowed}",
        HelpName = "ROLE:AREA",
        DefaultValueFactory = _ => Asker.Word(RoleKind.LocalOwner),
    };

    private readonly Option<bool> _allowAsHeader = new("--allow-as-header")
    {
        Description = "Development only: a request may name its role by the header X-MCH-As 仅供开发:请求可用标头指定角色",
    };

    private readonly Option<bool> _noCache = new("--no-cache")
    {
        Description = "Keep no answers: every question is computed, as benchmarks need 不缓存结果",
    };

    public void AddTo(Command command)
    {
        command.Add(_noCache);
        command.Add(_port);
        command.Add(_address);
        command.Add(_timeout);
        command.Add(_operations);
        command.Add(_noGraphiQL);
        command.Add(_noIntrospection);
        command.Add(_noSuggestions);
        command.Add(_as);
        command.Add(_allowAsHeader);
    }

    public ServerOptions OptionsOf(ParseResult parsed, Workplace place) => new()
    {
        Address = parsed.GetValue(_address)!,
        Port = parsed.GetValue(_port),
        DataFolder = place.DataFolder,
        CatalogueFolder = place.CatalogueFolder,
        Clock = place.Clock,
        RequestTimeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
        OperationsPath = parsed.GetValue(_operations),
        Introspection = !parsed.GetValue(_noIntrospection),
        Suggestions = !parsed.GetValue(_noSuggestions),
        Viewer = ViewerOf(parsed.GetValue(_as)!),
        AllowAsHeader = parsed.GetValue(_allowAsHeader),
        CacheAnswers = !parsed.GetValue(_noCache),
        GraphiQL = !parsed.GetValue(_noGraphiQL),
    };

    private static Asker ViewerOf(string text)
    {
        if (text == Asker.Word(RoleKind.LocalOwner))
        {
            return Asker.LocalOwner;
        }

        if (Asker.Parse(text) is { } asker)
        {
            return asker;
        }

        var fault = AskerFaults.NotARole(text);
        throw new UsageException(fault.Code, fault.MessageZh, fault.Message);
    }
}
