using System.Security.Cryptography;
using System.Text;
using McHAnalytics.Etl.Archive;

namespace McHAnalytics.Etl.Problems;

/// <summary>Keeps faults of the program, by a number that the receipt names.</summary>
/// <remarks>Only types and places in the code are written: what an exception says may quote a cell that names a woman.</remarks>
internal static class FaultLog
{
    private const int NumberBytes = 4;

    /// <summary>Writes a fault down and gives its number: eight hexadecimal digits.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="figures">What the program counted, where the fault is that it does not add up.</param>
    public static string Keep(string dataFolder, Exception fault, string? figures = null)
    {
        var number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NumberBytes));
        var text = new StringBuilder(figures).AppendLine();
        for (var each = fault; each is not null; each = each.InnerException)
        {
            text.AppendLine(each.GetType().FullName).AppendLine(each.StackTrace);
        }

        try
        {
            var folder = Path.Combine(dataFolder, "faults");
            OwnersFile.CreateFolder(folder);
            using var file = OwnersFile.Create(Path.Combine(folder, number + ".txt"));
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }
        catch (IOException)
        {
            // A full disk must not turn one refused file into a failed batch: the number is told all the same.
        }

        return number;
    }
}
