using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rent;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>Reviews a contract's text, or the special terms of a contract drafted by another step.</summary>
public sealed class ContractAnalysisTool : ITool
{
    private const int LongestText = 200_000;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<ContractAnalysisArguments>(
        ToolNames.ContractAnalysis,
        TeamNames.Analysis,
        "contract.review",
        Gives.ContractReview,
        "Reviews the text of a lease or a sale: key clauses, harmful phrases, percentages over the legal limits, missing protection, each with its law.",
        needs: [Gives.ContractDraft],
        freshnessSeconds: 0); // a contract is somebody's own and is never shared

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var draft = invocation.Input<ContractDraft>(Gives.ContractDraft);
        var given = invocation.ArgumentsAs<ContractAnalysisArguments>().Text;
        var text = string.IsNullOrWhiteSpace(given) ? string.Join('\n', draft?.SpecialTerms ?? []) : given;
        if (string.IsNullOrWhiteSpace(text))
        {
            return ToolResult.Skipped("검토할 계약서 내용이 없습니다. 계약서의 문구를 붙여 넣어 주세요.", new MissingValue("text", "계약서 내용", "text"));
        }

        if (text.Length > LongestText)
        {
            return Amounts.Bad($"text must have at most {LongestText} characters, not {text.Length}.");
        }

        if (invocation.Today < RentRules.FirstConversionDay)
        {
            return ToolResult.Skipped($"{RentRules.FirstConversionDay:yyyy-MM-dd} 이전의 규칙은 담고 있지 않아 검토하지 않았습니다.");
        }

        var review = ContractReviews.Of(text, invocation.Today);
        List<Assumption> assumptions = ContractText.IsLease(text) || ContractText.IsSale(text)
            ? []
            : [new("text", "임대차계약", "계약의 종류를 알 수 없어 주택 임대차계약으로 보고 검토했습니다.")];
        return ToolResult.Of(review, Sources(review, invocation.Today), assumptions, QualityOf(review), Note(given, text, review));
    }

    private static List<SourceReference> Sources(ContractReview review, DateOnly today) =>
    [
        new("document", "검토한 계약서 문구"),
        .. review.Findings.Select(finding => finding.Law).OfType<string>().Distinct().Select(law => RuleBook.Source(law, law, today)),
    ];

    /// <summary>By how much of a contract there was to read: the more of the key clauses, the surer.</summary>
    private static double QualityOf(ContractReview review) => review.Clauses.Count(clause => clause.Present) switch
    {
        >= 9 => 0.95,
        >= 6 => 0.85,
        >= 3 => 0.75,
        _ => 0.6,
    };

    private static string? Note(string? given, string text, ContractReview review) => (string.IsNullOrWhiteSpace(given), ContractReviews.IsWhole(text, review.Clauses)) switch
    {
        (true, _) => "작성한 계약서의 특약사항만 검토했습니다.",
        (_, false) => "계약서의 일부 문구만 검토했습니다. 빠진 조항은 판단하지 않았습니다.",
        _ => null,
    };
}
