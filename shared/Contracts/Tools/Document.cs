namespace Holmes.Contracts.Tools;

/// <summary>A lease of a home. What is null stays a marked blank in the document.</summary>
/// <param name="Kind">jeonse or monthly.</param>
public sealed record LeaseContractArguments(
    string Kind = "jeonse",
    string? Address = null,
    string? Detail = null,
    decimal? AreaM2 = null,
    decimal? DepositWon = null,
    decimal? DownPaymentWon = null,
    decimal? MonthlyRentWon = null,
    DateOnly? StartDate = null,
    DateOnly? EndDate = null,
    string? LessorName = null,
    string? LesseeName = null,
    string? LessorPhone = null,
    string? LesseePhone = null,
    decimal? ManagementFeeWon = null,
    IReadOnlyList<string>? SpecialTerms = null);

/// <param name="Missing">Fields that were left blank, in Korean as they stand in the document.</param>
/// <param name="DocumentUrl">Path at the edge of the .docx file.</param>
/// <param name="PreviewUrl">Path at the edge of the HTML page.</param>
public sealed record ContractDraft(
    Guid DocumentId,
    string FileName,
    string DocumentUrl,
    string PreviewUrl,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> SpecialTerms,
    IReadOnlyList<string> Laws);
