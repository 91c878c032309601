using McHAnalytics.Etl;

namespace McHAnalytics.Tests.Etl.Guarantees;

/// <summary>A file that is still being copied is not taken; one that changes later is taken again.</summary>
public sealed class WatchedFolderTests
{
    [Fact]
    public void A_file_is_taken_once_it_has_stood_still_between_two_looks_and_again_when_it_has_changed()
    {
        using var folder = new TestFolder();
        var path = folder.File("a.csv");
        File.WriteAllText(path, "half");
        var watched = new WatchedFolder(folder.Path);

        Assert.Empty(watched.Look());
        File.WriteAllText(path, "half and half");
        Assert.Empty(watched.Look());
        Assert.True(watched.HasArriving);
        Assert.Equal([path], watched.Look());
        Assert.Equal([path], watched.Look());
        watched.Take([path]);
        Assert.Empty(watched.Look());

        File.WriteAllText(path, "corrected, and longer");
        Assert.Empty(watched.Look());
        Assert.Equal([path], watched.Look());
    }

    [Fact]
    public void Files_of_other_programs_are_left_alone_and_folders_in_it_are_watched_too()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.File("notes.docx"), "x");
        Directory.CreateDirectory(folder.File("town"));
        File.WriteAllText(folder.File("town/b.csv"), "x");
        var watched = new WatchedFolder(folder.Path);

        watched.Look();

        Assert.Equal([folder.File("town/b.csv")], watched.Look());
    }
}
