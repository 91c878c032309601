using System.Text.Json;
using McHAnalytics.Api.Hosting;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.Api.Http;

/// <summary>Answers the documents of a list only: by their hash, or by exactly their text.</summary>
internal sealed class ListedOperations : PersistedOperations
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<(string File, string Text)> _documents = [];

    private ListedOperations()
    {
    }

    /// <summary>How many documents are listed.</summary>
    public int Count => _documents.Count;

    /// <summary>Reads a list: a file, or every <c>.graphql</c>, <c>.gql</c> and <c>.json</c> file under a folder.</summary>
    /// <remarks>
    /// A <c>.graphql</c> file is one document, with or without the white space at its end. A <c>.json</c> file is a map from
    /// hash to text, or Apollo's manifest (<c>operations</c>, each with <c>id</c> and <c>body</c>).
    /// </remarks>
    /// <exception cref="ServerRefusedException">There is no such list, it holds nothing, or a hash in it is not its text's.</exception>
    public static ListedOperations Read(string path)
    {
        var listed = new ListedOperations();
        foreach (var file in FilesOf(path))
        {
            if (Path.GetExtension(file) == ".json")
            {
                listed.AddManifest(file);
            }
            else
            {
                var text = File.ReadAllText(file);
                listed.Add(file, text);
                listed._texts[Sha256Text.Of(text.TrimEnd())] = text.TrimEnd();
            }
        }

        return listed.Count > 0 ? listed : throw Refused($"{path} holds no documents.", $"{path} 中没有操作文档。");
    }

    /// <summary>The listed documents that the schema does not answer, each with its file and its first fault.</summary>
    public IEnumerable<(string File, string Fault)> FaultsAgainst(GraphQLSchema schema) =>
        from document in _documents
        let fault = FirstFault(schema, document.Text)
        where fault is not null
        select (Path.GetFileName(document.File), fault.ToString());

    public override HttpFault? Find(in SentRequest request, out string text)
    {
        text = request.Query ?? "";
        if (request.Query is null)
        {
            return request.Sha256Hash is not { } asked ? HttpFaults.QueryMissing()
                : _texts.TryGetValue(asked, out text!) ? null
                : HttpFaults.PersistedQueryNotListed();
        }

        var hash = Sha256Text.Of(text);
        return request.Sha256Hash is { } said && said != hash ? HttpFaults.HashMismatch()
            : _texts.ContainsKey(hash) ? null
            : HttpFaults.QueryNotListed();
    }

    public override void Keep(in SentRequest request)
    {
        // The list is the operator's alone.
    }

    private static GraphQLError? FirstFault(GraphQLSchema schema, string text)
    {
        try
        {
            var faults = DocumentValidator.Validate(schema, Parser.Parse(text), maxErrors: 1);
            return faults.IsEmpty ? null : faults[0];
        }
        catch (GraphQLErrorException fault)
        {
            return fault.Error;
        }
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw Refused($"{path} is neither a file nor a folder.", $"找不到文件或文件夹 {path}。");
        }

        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".graphql" or ".gql" or ".json")
            .Order(StringComparer.Ordinal);
    }

    private void AddManifest(string file)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(file));
            if (manifest.RootElement.TryGetProperty("operations", out var operations)
                && operations.ValueKind == JsonValueKind.Array)
            {
                foreach (var operation in operations.EnumerateArray())
                {
                    Add(file, operation.GetProperty("body").GetString()!, operation.GetProperty("id").GetString());
                }
            }
            else
            {
                foreach (var entry in manifest.RootElement.EnumerateObject())
                {
                    Add(file, entry.Value.GetString()!, entry.Name);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Refused(
                $"{file} is neither a map from SHA-256 to document nor Apollo's manifest: {fault.Message}",
                $"{file} 既不是 SHA-256 到文档的映射,也不是 Apollo 清单。");
        }
    }

    private void Add(string file, string text, string? id)
    {
        if (Add(file, text) != Sha256Text.Normal(id))
        {
            throw Refused(
                $"{file}: {id} is not the SHA-256 of its document. Write the list anew.",
                $"{file}:{id} 不是其文档的 SHA-256,请重新生成清单。");
        }
    }

    private string Add(string file, string text)
    {
        var hash = Sha256Text.Of(text);
        _texts[hash] = text;
        _documents.Add((file, text));
        return hash;
    }

    private static ServerRefusedException Refused(string english, string chinese) => new("MCH-S004", chinese, english);
}
