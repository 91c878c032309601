using System.Security.Cryptography;

namespace McHAnalytics.Etl.Archive;

/// <summary>The key of the originals, in <c>keys/</c> beside that of the pseudonyms.</summary>
internal sealed class OriginalsKey(string dataFolder)
{
    private const int KeyBytes = 32;

    private readonly Lock _lock = new();
    private byte[]? _key;

    /// <summary>A cipher with the key, which is made where there is none.</summary>
    /// <exception cref="InvalidDataException">The key's file is damaged: what was kept cannot be read with another.</exception>
    public Aes NewCipher(byte[] vector)
    {
        var cipher = Aes.Create();
        cipher.Key = Read();
        cipher.IV = vector;
        return cipher;
    }

    private byte[] Read()
    {
        lock (_lock)
        {
            if (_key is not null)
            {
                return _key;
            }

            var folder = Path.Combine(dataFolder, "keys");
            var path = Path.Combine(folder, "originals.key");
            if (!File.Exists(path))
            {
                OwnersFile.CreateFolder(folder);
                using var file = OwnersFile.Create(path);
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                file.Flush(flushToDisk: true);
            }

            var key = File.ReadAllBytes(path);
            return key.Length == KeyBytes
                ? _key = key
                : throw new InvalidDataException(
                    "MCH-L409 The file keys/originals.key is damaged. Restore it from a backup. "
                    + "文件 keys/originals.key 已损坏，请从备份恢复。");
        }
    }
}
