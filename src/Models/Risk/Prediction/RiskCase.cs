namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>One day of prediction of one pregnancy whose outcome is known by now.</summary>
/// <param name="PregnancyId">The pregnancy.</param>
/// <param name="Pseudonym">The woman: her cases never stand on both sides of a split.</param>
/// <param name="AsOf">The day of prediction: nothing later is in the values or the colour.</param>
/// <param name="AtRegistration">Whether it is the first day of prediction.</param>
/// <param name="ExpectedDeliveryOn">The cohort to which it belongs.</param>
/// <param name="Values">Feature values known on the day.</param>
/// <param name="Colour">The colour known on the day.</param>
/// <param name="Label">Whether the outcome happened after the day.</param>
public sealed record RiskCase(
    long PregnancyId,
    string Pseudonym,
    DateOnly AsOf,
    bool AtRegistration,
    DateOnly ExpectedDeliveryOn,
    double?[] Values,
    RiskColour Colour,
    bool Label);
