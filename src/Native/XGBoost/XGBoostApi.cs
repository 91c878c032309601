using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace McHAnalytics.Native.XGBoost;

/// <summary>XGBoost's C API, under its own names. Each call returns 0 for success and -1 for failure.</summary>
internal static unsafe partial class XGBoostApi
{
    internal const string Library = "xgboost";

    static XGBoostApi() => NativeLibraryResolver.Register(Library, XGBoostLibrary.Load);

    /// <summary>Why this thread's last call failed. The library owns the text: copy it, never free it.</summary>
    [LibraryImport(Library)]
    internal static partial nint XGBGetLastError();

    [LibraryImport(Library)]
    internal static partial void XGBoostVersion(out int major, out int minor, out int patch);

    /// <summary>Copies a dense table, row by row; values equal to <paramref name="missing"/> are missing.</summary>
    [LibraryImport(Library)]
    internal static partial int XGDMatrixCreateFromMat(
        float* data, ulong rows, ulong columns, float missing, out MatrixHandle matrix);

    [LibraryImport(Library)]
    internal static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGDMatrixSetFloatInfo(MatrixHandle matrix, string field, float* values, ulong length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGDMatrixSetStrFeatureInfo(
        MatrixHandle matrix, string field, nint* features, ulong size);

    [LibraryImport(Library)]
    internal static partial int XGBoosterCreate(nint* matrices, ulong count, out BoosterHandle booster);

    [LibraryImport(Library)]
    internal static partial int XGBoosterFree(nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSetParam(BoosterHandle booster, string name, string value);

    [LibraryImport(Library)]
    internal static partial int XGBoosterUpdateOneIter(BoosterHandle booster, int iteration, MatrixHandle training);

    /// <summary>One line of the metrics' values. The library owns the text.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterEvalOneIter(
        BoosterHandle booster, int iteration, nint* matrices, string[] names, ulong count, out nint text);

    /// <summary>
    /// Predicts. Shape and result belong to the library until this thread's next call on the booster.
    /// </summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterPredictFromDMatrix(
        BoosterHandle booster,
        MatrixHandle matrix,
        string configuration,
        out ulong* shape,
        out ulong dimensions,
        out float* result);

    /// <summary>
    /// Writes the model. The bytes belong to the library until this thread's next call on the booster.
    /// </summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSaveModelToBuffer(
        BoosterHandle booster, string configuration, out ulong length, out byte* data);

    [LibraryImport(Library)]
    internal static partial int XGBoosterLoadModelFromBuffer(BoosterHandle booster, byte* data, ulong length);

    [LibraryImport(Library)]
    internal static partial int XGBoosterBoostedRounds(BoosterHandle booster, out int rounds);

    [LibraryImport(Library)]
    internal static partial int XGBoosterGetNumFeature(BoosterHandle booster, out ulong count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSetStrFeatureInfo(
        BoosterHandle booster, string field, nint* features, ulong size);

    /// <summary>
    /// The features' names. The texts belong to the library until this thread's next call on the booster.
    /// </summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterGetStrFeatureInfo(
        BoosterHandle booster, string field, out ulong length, out nint* features);

    /// <summary>Turns a failed status into the library's own words.</summary>
    internal static void Check(int status)
    {
        if (status != 0)
        {
            throw new XGBoostException(Marshal.PtrToStringUTF8(XGBGetLastError()) ?? "XGBoost gave no reason.");
        }
    }
}

internal sealed class MatrixHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => XGBoostApi.XGDMatrixFree(handle) == 0;
}

internal sealed class BoosterHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => XGBoostApi.XGBoosterFree(handle) == 0;
}
