namespace McHAnalytics.Cli.Demo.Places;

/// <summary>A village as today's codes list it, and what stood there before a merger, where one is planted.</summary>
/// <param name="Code">Today's 12-digit code.</param>
/// <param name="Name">Today's name, as villages.csv writes it.</param>
/// <param name="MonthlyDeliveries">Women who deliver in a month, on average.</param>
/// <param name="Before">The old villages that it was made of; empty where nothing changed.</param>
internal sealed record DemoVillage(
    string Code, string Name, double MonthlyDeliveries, IReadOnlyList<DemoOldVillage> Before);

/// <summary>A village under a township that no longer exists.</summary>
/// <param name="Code">Its own old 12-digit code.</param>
/// <param name="Name">Its name of then.</param>
/// <param name="Share">Its part of the deliveries of today's village.</param>
internal sealed record DemoOldVillage(string Code, string Name, double Share);

/// <summary>A township of today.</summary>
/// <param name="Code">12-digit code.</param>
/// <param name="Name">Name.</param>
/// <param name="Villages">Today's villages.</param>
/// <param name="Merged">The township that was merged into it, or null.</param>
internal sealed record DemoTownship(
    string Code, string Name, IReadOnlyList<DemoVillage> Villages, DemoOldTownship? Merged);

/// <summary>A township of before: the villages of its successor that name an old village were its own.</summary>
internal sealed record DemoOldTownship(string Code, string Name);

/// <summary>One line of a report of a month: who reports what village under which code and name.</summary>
/// <param name="Code">The village's code valid in that month.</param>
/// <param name="Name">Its name in that month.</param>
/// <param name="Today">Today's village, to which its women belong.</param>
internal sealed record DemoRow(string Code, string Name, DemoVillage Today);

/// <summary>A unit that owes a report of a month, with the villages that its report lists.</summary>
internal sealed record DemoUnit(string Code, string Name, IReadOnlyList<DemoRow> Rows);
