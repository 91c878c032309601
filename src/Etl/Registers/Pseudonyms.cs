using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using McHAnalytics.Etl.Recognising;

namespace McHAnalytics.Etl.Registers;

/// <summary>
/// Turns what names a person into a keyed pseudonym (HMAC-SHA-256); the key lies outside of the warehouse.
/// </summary>
internal sealed class Pseudonyms
{
    private const int KeyLength = 32;
    private const int PseudonymBytes = 16;

    private readonly byte[] _key;

    private Pseudonyms(byte[] key) => _key = key;

    /// <summary>Reads the key of a data folder; makes one that only its owner can read where there is none.</summary>
    /// <exception cref="InvalidDataException">The key's file is damaged: with another key no one would be recognised
    /// again.</exception>
    public static Pseudonyms Open(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "keys");
        var path = Path.Combine(folder, "pseudonym.key");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(KeyLength));
            file.Flush(flushToDisk: true);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength
            ? new Pseudonyms(key)
            : throw new InvalidDataException(
                "MCH-L401 The file keys/pseudonym.key is damaged. Restore it from a backup.");
    }

    /// <summary>A person's pseudonym: 32 hexadecimal digits.</summary>
    public string Of(string identity) => Convert.ToHexStringLower(Hash("person", identity).AsSpan(0, PseudonymBytes));

    /// <summary>The number of a person, to be counted by: positive, the same for the same identity in every load.</summary>
    public long PersonOf(string identity) =>
        BinaryPrimitives.ReadInt64BigEndian(Hash("counted", identity)) & long.MaxValue;

    /// <summary>The number of a record: positive, the same for the same key in every load.</summary>
    public long NumberOf(string recordKey) =>
        BinaryPrimitives.ReadInt64BigEndian(Hash("record", recordKey)) & long.MaxValue;

    // The purpose goes in, so that a record's number cannot be matched with a person's pseudonym.
    private byte[] Hash(string purpose, string text) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose + ":" + PlainText.Key(text)));
}
