using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace McHAnalytics.Benchmarks.GraphQL;

/// <summary>
/// Sends one request again and again over kept connections, and does as little else as can be: what the client takes of
/// the processors is missing to the server.
/// </summary>
internal sealed class RawClient : IDisposable
{
    private const int LargestAnswer = 1 << 20;

    private readonly byte[] _request;
    private readonly List<Socket> _connections = [];

    private RawClient(byte[] request) => _request = request;

    /// <summary>What the server answered to the first request, after its head.</summary>
    public byte[] Body { get; private set; } = [];

    public static async Task<RawClient> ConnectAsync(int port, string path, string body, int connections)
    {
        var request = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            + $"Accept: application/graphql-response+json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n"
            + $"{body}");
        var client = new RawClient(Encoding.UTF8.GetBytes(request));
        for (var i = 0; i < connections; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            client._connections.Add(socket);
            await socket.ConnectAsync(IPAddress.Loopback, port);
        }

        client.Body = await AskAsync(client._connections[0], client._request, new byte[LargestAnswer]);
        return client;
    }

    /// <summary>Asks on all connections at once, on each one request after the other.</summary>
    /// <returns>Requests answered a second.</returns>
    public async Task<double> RunAsync(double seconds)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(_connections.Select(connection => LoopAsync(connection, began, seconds)));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private async Task<long> LoopAsync(Socket connection, long began, double seconds)
    {
        var buffer = new byte[LargestAnswer];
        long count = 0;
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            await connection.SendAsync(_request);
            await ReceiveAsync(connection, buffer);
            count++;
        }

        return count;
    }

    private static async Task<byte[]> AskAsync(Socket connection, byte[] request, byte[] buffer)
    {
        await connection.SendAsync(request);
        var (head, length) = await ReceiveAsync(connection, buffer);
        return buffer.AsSpan(head, length - head).ToArray();
    }

    private static async ValueTask<(int Head, int Length)> ReceiveAsync(Socket connection, byte[] buffer)
    {
        var (got, head, length) = (0, 0, int.MaxValue);
        while (got < length)
        {
            var more = await connection.ReceiveAsync(buffer.AsMemory(got));
            got += more > 0 ? more : throw new IOException("The server closed the connection.");
            if (head == 0 && buffer.AsSpan(0, got).IndexOf("\r\n\r\n"u8) is var end and >= 0)
            {
                head = end + 4;
                length = head + ContentLength(buffer.AsSpan(0, head));
            }
        }

        return (head, length);
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException(Encoding.UTF8.GetString(head));
        }

        var name = "Content-Length: "u8;
        var from = head[(head.IndexOf(name) + name.Length)..];
        return int.Parse(from[..from.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
