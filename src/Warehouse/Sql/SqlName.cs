namespace McHAnalytics.Warehouse.Sql;

/// <summary>The name of a table or column: <c>[a-z][a-z0-9_]*</c>, at most 63 characters.</summary>
/// <remarks>The only thing besides our own source text that may stand in a statement unbound.</remarks>
public readonly record struct SqlName
{
    private const int MaximumLength = 63;

    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The text is no such name.</exception>
    public SqlName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaximumLength || !char.IsAsciiLetterLower(name[0]) || !name.All(IsPart))
        {
            throw new ArgumentException(
                $"A name in SQL is a lower-case letter and then lower-case letters, digits or underscores, "
                + $"at most {MaximumLength} characters.",
                nameof(name));
        }

        Text = name;
    }

    /// <summary>The name as it stands.</summary>
    public string Text { get; }

    /// <summary>The name in double quotes, so that it is no keyword.</summary>
    public string Quoted => $"\"{Text}\"";

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsPart(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_';
}
