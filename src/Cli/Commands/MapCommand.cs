using System.CommandLine;
using McHAnalytics.Etl.Mapping;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch map</c>: a mapping for a file of no known form, with questions where its headers leave them.</summary>
internal static class MapCommand
{
    public static Command Create(SharedOptions shared)
    {
        var path = new Argument<FileInfo>("FILE") { Description = ".xlsx, .xls, .csv or .tsv" };
        var encoding = LoadCommand.EncodingOption();
        var code = new Option<string?>("--code") { Description = "Code of the form 表单代码 (default: the file's name)" };
        var command = new Command("map", "Propose a form's mapping from a file's headers 根据表头提出表单映射") { path, encoding, code };
        command.SetAction(async (parsed, cancel) =>
        {
            var place = shared.WorkplaceOf(parsed);
            var file = parsed.GetValue(path)!;
            if (!file.Exists)
            {
                throw new FileNotFoundException($"There is no file {file.FullName}.", file.FullName);
            }

            var yaml = ProposedMapping.Of(
                file.FullName,
                parsed.GetValue(encoding),
                place.ReadCatalogue(),
                LoadCommand.FormsOf(place),
                parsed.GetValue(code) ?? CodeOf(file.Name));
            await Console.Out.WriteAsync(yaml.AsMemory(), cancel);
            return 0;
        });
        return command;
    }

    private static string CodeOf(string name)
    {
        var letters = Path.GetFileNameWithoutExtension(name).Select(letter =>
            char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_');
        var code = string.Concat(letters).Trim('_');
        return code.Length > 0 && char.IsAsciiLetter(code[0]) ? code : "new_form";
    }
}
