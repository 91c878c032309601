using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace McHAnalytics.Etl.Archive;

/// <summary>The originals of what was loaded: each content once, under the hash of its bytes, enciphered.</summary>
/// <remarks>
/// Registers name people: a copy of this folder without the key tells nobody who they are. A corrected file is the
/// original's hash and the corrections, under a hash of its own.
/// </remarks>
public sealed class OriginalFiles(string dataFolder)
{
    private const string Corrected = ".corrected.json";
    private const int BufferBytes = 1 << 20;
    private const int VectorBytes = 16;

    private static readonly JsonSerializerOptions s_json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OriginalsKey _key = new(dataFolder);

    /// <summary>The folder; made when the first original is kept.</summary>
    public string Folder { get; } = Path.Combine(dataFolder, "originals");

    /// <summary>Keeps a content, unless it is kept already.</summary>
    /// <param name="sha256">Of the bytes that were read.</param>
    /// <param name="name">The file's name: its ending says how it is read.</param>
    /// <param name="open">Opens it.</param>
    /// <returns>False where the bytes are no longer those that were read: nothing is kept then.</returns>
    public bool TryKeep(string sha256, string name, Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        var path = PathOf(sha256, EndingOf(name));
        if (File.Exists(path))
        {
            return true;
        }

        var draft = path + ".new";
        var isSame = false;
        using (var from = open())
        using (var to = OwnersFile.Create(draft))
        {
            isSame = Encipher(from, to) == sha256;
        }

        if (!isSame)
        {
            File.Delete(draft);
            return false;
        }

        File.Move(draft, path, overwrite: true);
        return true;
    }

    /// <summary>Keeps a corrected file and gives its hash.</summary>
    public string KeepCorrected(string name, string original, IReadOnlyList<CellCorrection> corrections)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new CorrectedFile(name, original, corrections), s_json);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        TryKeep(sha256, Corrected, () => new MemoryStream(bytes));
        return sha256;
    }

    /// <summary>Finds what is kept under a hash; null where nothing is.</summary>
    public Original? Find(string sha256)
    {
        var folder = Path.Combine(Folder, sha256[..2]);
        var path = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, sha256 + ".*").FirstOrDefault(file => !file.EndsWith(".new", StringComparison.Ordinal))
            : null;
        if (path?.EndsWith(Corrected, StringComparison.Ordinal) is not true)
        {
            return path is null ? null : new Original(path, sha256, []);
        }

        using var plain = OpenPlain(path);
        var corrected = JsonSerializer.Deserialize<CorrectedFile>(plain, s_json)!;
        return Find(corrected.Original) is { } original
            ? original with { Corrections = [.. original.Corrections, .. corrected.Corrections] }
            : null;
    }

    /// <summary>Opens a kept file as it was sent.</summary>
    public Stream OpenPlain(string path)
    {
        var file = File.OpenRead(path);
        var vector = new byte[VectorBytes];
        file.ReadExactly(vector);
        using var cipher = _key.NewCipher(vector);
        return new CryptoStream(file, cipher.CreateDecryptor(), CryptoStreamMode.Read);
    }

    private string Encipher(Stream from, FileStream to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var vector = RandomNumberGenerator.GetBytes(VectorBytes);
        to.Write(vector);
        using var cipher = _key.NewCipher(vector);
        using (var enciphered = new CryptoStream(to, cipher.CreateEncryptor(), CryptoStreamMode.Write, leaveOpen: true))
        {
            var buffer = new byte[BufferBytes];
            for (int read; (read = from.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                enciphered.Write(buffer, 0, read);
            }
        }

        to.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // A loadable file's ending may have two parts (.csv.gz); another's is left out, for a name may be anything.
    private static string EndingOf(string name)
    {
        var ending = name.EndsWith(Corrected, StringComparison.Ordinal) ? Corrected
            : name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase) ? ".csv.gz"
            : Path.GetExtension(name).ToLowerInvariant();
        return ending.Length is > 1 and < 20 && ending.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.')
            ? ending
            : ".bin";
    }

    private string PathOf(string sha256, string ending)
    {
        var folder = Path.Combine(Folder, sha256[..2]);
        OwnersFile.CreateFolder(Folder);
        OwnersFile.CreateFolder(folder);
        return Path.Combine(folder, sha256 + ending);
    }

    private sealed record CorrectedFile(string Name, string Original, IReadOnlyList<CellCorrection> Corrections);
}

/// <summary>An original that is kept.</summary>
/// <param name="Path">Where it lies, enciphered.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Corrections">What is to be read in place of some of its cells, in the order in which it was corrected.</param>
public sealed record Original(string Path, string Sha256, IReadOnlyList<CellCorrection> Corrections);
