using McHAnalytics.GraphQL.Errors;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema;

/// <summary>Turns a fault that the asker should understand into the error that GraphQL shows, with its code and both wordings.</summary>
internal static class ToldFault
{
    /// <summary>The newest version; where there is none, the asker is told what to do.</summary>
    public static WarehouseLease LeaseOrTell(this PublishedWarehouse warehouse)
    {
        try
        {
            return warehouse.Lease();
        }
        catch (WarehouseException fault)
        {
            throw Told(fault.Message, fault.Code, fault.MessageZh);
        }
    }

    public static async Task<T> TellAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (QuestionException fault)
        {
            throw Told(fault.Message, fault.Code, fault.MessageZh);
        }
        catch (WarehouseException fault) when (!fault.IsStatementFailure)
        {
            throw Told(fault.Message, fault.Code, fault.MessageZh);
        }
    }

    private static GraphQLUserException Told(string message, string code, string messageZh) =>
        new(message, code, new Dictionary<string, object?> { ["messageZh"] = messageZh });
}
