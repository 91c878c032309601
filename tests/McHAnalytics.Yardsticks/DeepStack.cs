namespace McHAnalytics.Yardsticks;

/// <summary>Runs work on a thread of its own with a large stack, as documents here may nest thousands of levels.</summary>
public static class DeepStack
{
    private const int Bytes = 512 * 1_024 * 1_024;

    /// <summary>Runs the work and waits for it.</summary>
    public static T Run<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        T result = default!;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
#pragma warning disable CA1031 // Thrown again by the thread that asked for the work.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    fault = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result;
    }
}
