namespace McHAnalytics.Models.Forms;

/// <summary>How numbers are written in a form, where a cell by itself leaves it open.</summary>
/// <param name="HasDecimalComma">Whether a comma begins the decimals and a point parts thousands: 1.234,5.</param>
/// <param name="Share">What the column's figures are parts of; null where they are no shares, and a % is refused.</param>
public readonly record struct FormNumbers(bool HasDecimalComma, FormShare? Share)
{
    /// <summary>A decimal point, commas between thousands, and no shares.</summary>
    public static FormNumbers Usual { get; } = new(false, null);
}

/// <summary>What a share is a part of.</summary>
public enum FormShare
{
    /// <summary>Of a hundred: 9.5‰ is read as 0.95.</summary>
    Percent,

    /// <summary>Of a thousand: 0.95% is read as 9.5.</summary>
    Permille,
}
