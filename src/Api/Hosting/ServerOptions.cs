using System.Net;
using McHAnalytics.Models.Access;

namespace McHAnalytics.Api.Hosting;

/// <summary>How the server is started. Nothing of it can be changed while it runs.</summary>
public sealed record ServerOptions
{
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Address to listen on. Only this machine's own: there are no accounts yet. Default 127.0.0.1.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Port, 0 to 65,535; 0 takes any free one. Default 5080.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Folder that holds <c>warehouse/</c>, <c>ledger.db</c> and <c>models/</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of the domain's data files.</summary>
    public required string CatalogueFolder { get; init; }

    /// <summary>Tells the time; a test pins the day.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Longest body of a request, in bytes. Default 256 KiB.</summary>
    public int LargestBody { get; init; } = 256 * 1024;

    /// <summary>Longest that one GraphQL request may take before it is stopped. Default 10 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Who asks in a request that names nobody. Default: the owner of all places.</summary>
    public Asker Viewer { get; init; } = Asker.LocalOwner;

    /// <summary>Whether a request may name another asker by the header <c>X-MCH-As</c>: for development only. Default false.</summary>
    public bool AllowAsHeader { get; init; }

    /// <summary>File or folder of the only documents that are answered; null answers any and keeps those sent with a hash.</summary>
    public string? OperationsPath { get; init; }

    /// <summary>Whether the schema is told: by introspection, and as text at <c>/graphql?sdl</c>.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Whether errors may suggest names ("Did you mean ...?"); never where the schema is not told.</summary>
    public bool Suggestions { get; init; } = true;

    /// <summary>Whether browsers get GraphiQL at <c>/graphql</c>; never where the schema is not told or documents are listed.</summary>
    public bool GraphiQL { get; init; } = true;

    /// <summary>Whether answers are kept for equal questions on the same version; false to measure without.</summary>
    public bool CacheAnswers { get; init; } = true;

    /// <summary>Most memory for roll-ups, in mebibytes; 0 holds none in memory. Default 512.</summary>
    public int MemoryRollupMiB { get; init; } = 512;

    /// <summary>The options, once they are known to be right.</summary>
    /// <exception cref="ServerRefusedException">The address is not this machine's own, or the port is out of range.</exception>
    public ServerOptions Checked()
    {
        var address = Address == "localhost" ? "127.0.0.1" : Address;
        if (!IPAddress.TryParse(address, out var parsed) || !IPAddress.IsLoopback(parsed))
        {
            throw new ServerRefusedException(
                "MCH-S001",
                $"不能在地址 {Address} 上提供服务:目前没有账号,任何能连上的人都能看到全部数据。请用 127.0.0.1。",
                $"Refusing to listen on {Address}: there are no accounts yet, so anyone who can connect could read everything. "
                + "Use 127.0.0.1 (the default).");
        }

        if (Port is < 0 or > 65_535)
        {
            throw new ServerRefusedException(
                "MCH-S002", $"端口 {Port} 无效,应为 0 到 65535。", $"Port {Port} is out of range: 0 to 65535.");
        }

        if (RequestTimeout <= TimeSpan.Zero || RequestTimeout > s_longestTimeout)
        {
            throw new ServerRefusedException(
                "MCH-S005",
                $"超时 {RequestTimeout.TotalSeconds} 秒无效,应大于 0 且不超过 {s_longestTimeout.TotalSeconds} 秒。",
                $"A timeout of {RequestTimeout.TotalSeconds} s is out of range: more than 0, at most {s_longestTimeout.TotalSeconds} s.");
        }

        return this with
        {
            Address = address,
            Suggestions = Suggestions && Introspection,
            GraphiQL = GraphiQL && Introspection && OperationsPath is null,
        };
    }
}
