namespace Holmes.Contracts.Executions;

/// <summary>What the person reads.</summary>
/// <param name="Text">The short answer first, as Markdown.</param>
/// <param name="NotDone">What was asked and could not be done, and why.</param>
/// <param name="NextSteps">What the person may do next.</param>
/// <param name="ComposedBy">rules, or the name of the model.</param>
/// <param name="Claims">With a model: each sentence it wrote, with its evidence.</param>
public sealed record Answer(
    string Text,
    IReadOnlyList<AnswerSection> Sections,
    IReadOnlyList<SourceReference> Sources,
    IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<string> NotDone,
    IReadOnlyList<string> NextSteps,
    string ComposedBy,
    IReadOnlyList<AnswerClaim>? Claims = null);

/// <summary>A sentence of the text with the calls whose results it rests on.</summary>
public sealed record AnswerClaim(string Text, IReadOnlyList<Guid> ToolCallIds);

/// <param name="Kind">legal, figures, listings, loan, policy, contract, risk, document, guidance.</param>
/// <param name="Content">Markdown.</param>
/// <param name="ToolCallIds">The calls whose results stand behind it.</param>
public sealed record AnswerSection(string Kind, string Title, string Content, IReadOnlyList<Guid> ToolCallIds);
