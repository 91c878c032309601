namespace McHAnalytics.Warehouse.Reading;

/// <summary>Which findings somebody lets stand: told by whoever keeps the Ledger.</summary>
public interface IFindingWaivers
{
    /// <summary>Whether a finding is waived today.</summary>
    public Task<Func<Finding, bool>> WaivedAsync(CancellationToken cancel);
}
