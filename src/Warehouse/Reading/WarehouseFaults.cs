namespace McHAnalytics.Warehouse.Reading;

/// <summary>Every fault of the warehouse as a reader meets it, each built by one function with its code.</summary>
internal static class WarehouseFaults
{
    public const string StatementFailedCode = "MCH-W005";

    // The messages reach askers, so they name files without their folders: where the warehouse stands is not theirs to know.
    public static WarehouseException NoneYet() => new(
        "MCH-W001",
        "数据仓库尚未建立：数据目录中没有 warehouse/CURRENT 文件。请先用 mch load 导入数据，或用 mch demo 生成演示数据。",
        "There is no warehouse yet: the data folder has no file warehouse/CURRENT. Load data with 'mch load', or make the demo with 'mch demo'.",
        isTransient: true);

    public static WarehouseException PointerUnreadable(string pointer, Exception? inner = null) => new(
        "MCH-W002",
        $"指针文件 {Path.GetFileName(pointer)} 无法读取，或内容不是版本文件名（如 v000017.duckdb）。请在其中写入同一文件夹中现有的版本文件名。",
        $"The pointer file {Path.GetFileName(pointer)} cannot be read, or does not name a version file such as v000017.duckdb. "
        + "Write into it the name of a version file that is in the same folder.",
        isTransient: true,
        inner: inner);

    public static WarehouseException VersionMissing(string file) => new(
        "MCH-W003",
        $"CURRENT 指向的版本文件 {Path.GetFileName(file)} 不存在。请恢复该文件，或改指向同一文件夹中现有的版本。",
        $"CURRENT names {Path.GetFileName(file)}, which does not exist. Restore the file, or point CURRENT at a version that is in the folder.",
        isTransient: true);

    public static WarehouseException VersionCorrupt(string file, Exception inner) => new(
        "MCH-W004",
        $"版本文件 {Path.GetFileName(file)} 已损坏，或不是本程序建立的仓库。请将 CURRENT 指向上一个版本，再重新导入。",
        $"The version file {Path.GetFileName(file)} is damaged, or is no warehouse made by this program. "
        + "Point CURRENT at the version before it, and load again.",
        inner: inner);

    public static WarehouseException StatementFailed(string store, string statement, string reason, bool transient, Exception inner) =>
        new(
            StatementFailedCode,
            "数据仓库执行查询失败。请稍后重试；若再次失败，请把追踪号告诉管理员。",
            $"{store} could not run a statement: {reason}",
            transient,
            statement,
            inner);

    public static WarehouseException TooSlow(string statement, TimeSpan limit, Exception? inner) => new(
        "MCH-W006",
        $"查询超过 {limit.TotalSeconds:0} 秒，已停止。请缩小时间、地区或指标的范围。",
        $"The query took more than {limit.TotalSeconds:0} seconds and was stopped. Ask for less time, fewer places or fewer indicators.",
        isTransient: true,
        statement,
        inner);
}
