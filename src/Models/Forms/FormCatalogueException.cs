namespace McHAnalytics.Models.Forms;

/// <summary>Something wrong in a form's file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Code">Stable code: <c>MCH-F001</c> not YAML, <c>MCH-F002</c> wrong shape, <c>MCH-F003</c> unknown
/// name.</param>
/// <param name="MessageZh">What is wrong, in Chinese.</param>
/// <param name="MessageEn">What is wrong, in English.</param>
public sealed record FormFault(string File, int Line, string Code, string MessageZh, string MessageEn);

/// <summary>The forms cannot be used as their files stand; all faults are listed.</summary>
public sealed class FormCatalogueException(IReadOnlyList<FormFault> faults)
    : Exception(string.Join('\n', faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line}: {fault.MessageEn}")))
{
    /// <summary>The faults, by file and line.</summary>
    public IReadOnlyList<FormFault> Faults { get; } = faults;
}
