namespace McHAnalytics.EndToEnd.Support;

/// <summary>Finds files of the checkout that the tests were built in.</summary>
internal static class Checkout
{
    public static string Find(params string[] parts)
    {
        var relative = Path.Combine(parts);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, relative) is var path && File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("The checkout has no such file.", relative);
    }
}
