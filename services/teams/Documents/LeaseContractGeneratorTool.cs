using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Documents;

/// <summary>Writes a lease of a home as a Word file and a page, with every unknown field a marked blank.</summary>
public sealed class LeaseContractGeneratorTool(IDocumentArchive archive) : ITool
{
    private const double QualityOfAnEmptyForm = 0.6;
    private const int MostCitations = 8;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<LeaseContractArguments>(
        ToolNames.LeaseContractGenerator,
        TeamNames.Document,
        "contract.draft",
        Gives.ContractDraft,
        "Drafts a Korean residential lease contract (jeonse or monthly rent) as a .docx file with a preview; what is not known stays a marked blank.",
        needs: [Gives.LawArticles],
        effect: EffectClass.Idempotent,
        freshnessSeconds: 0); // a document is its owner's and is never shared

    public async Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var arguments = invocation.ArgumentsAs<LeaseContractArguments>();
        if (LeaseChecks.Problems(arguments) is { Count: > 0 } problems)
        {
            return ToolResult.Failed(new Failure(FailureClass.BadArguments, string.Join(' ', problems)));
        }

        var (lease, assumptions) = Lease.Of(arguments);
        var found = Found(invocation);
        var content = LeaseContract.Of(lease, found);
        var document = new StoredDocument(
            DerivedId.From("lease-contract", invocation.EffectKey.ToString("N")), invocation.UserId,
            $"주택임대차계약서({lease.KindName}).docx", DocxWriter.Write(content), HtmlWriter.Write(content));
        await archive.KeepAsync(document, cancellation);
        return Result(lease, content, document, found, assumptions);
    }

    private static ToolResult Result(
        Lease lease, DocumentContent content, StoredDocument document, IReadOnlyList<LawArticle> found, IReadOnlyList<Assumption> assumptions)
    {
        var laws = LeaseContract.Laws(LeaseClauses.Of(lease));
        var draft = new ContractDraft(
            document.Id, document.FileName, $"/api/documents/{document.Id}", $"/api/documents/{document.Id}/preview",
            content.Blanks, lease.SpecialTerms, [.. laws, .. found.Select(LeaseContract.Citation)]);
        var isWhole = content.Blanks.Count == 0 && assumptions.Count == 0;
        return new ToolResult(
            isWhole ? Outcome.Ok : Outcome.Degraded,
            Quality(content),
            WireJson.ToElement(draft),
            [.. laws.GroupBy(LawName).Select(law => Source(law.Key, law)), .. found.Select(Source)],
            assumptions,
            Note(lease, found));
    }

    /// <summary>1 with every field filled, less by the share of fields that are blank.</summary>
    private static double Quality(DocumentContent content)
    {
        var fields = content.Blocks.OfType<GridBlock>().Sum(grid => grid.Rows.Count) + 4; // names and dates also stand in the text
        return Math.Round(1 - (1 - QualityOfAnEmptyForm) * Math.Min(1, (double)content.Blanks.Count / fields), 2);
    }

    private static List<LawArticle> Found(ToolInvocation invocation) =>
        [.. (invocation.Input<LawArticles>(Gives.LawArticles)?.Articles ?? []).DistinctBy(LeaseContract.Citation).Take(MostCitations)];

    private static string LawName(string citation) => citation[..citation.IndexOf(" 제", StringComparison.Ordinal)];

    private static SourceReference Source(string law, IEnumerable<string> citations) => new(
        "statute", law, string.Join(", ", citations.Select(citation => citation[(law.Length + 1)..])),
        law == LeaseClauses.Act ? LeaseClauses.ActInForceFrom : null);

    private static SourceReference Source(LawArticle article) => new("statute", article.Law, article.Article, article.EffectiveFrom);

    private static string? Note(Lease lease, IReadOnlyList<LawArticle> found)
    {
        List<string> notes = [];
        if (lease.IsShorterThanTwoYears)
        {
            notes.Add("임대차 기간이 2년 미만입니다. 임차인은 주택임대차보호법 제4조 제1항에 따라 2년의 임대차를 주장할 수 있습니다.");
        }

        if (found.Any(article => article.Law == LeaseClauses.Act && article.EffectiveFrom > LeaseClauses.ActInForceFrom))
        {
            notes.Add($"계약 문구는 {KoreanText.Day(LeaseClauses.ActInForceFrom)} 시행 법률 기준이며, 그 뒤에 시행된 조문이 검색되었으므로 바뀐 내용을 확인하세요.");
        }

        return notes.Count == 0 ? null : string.Join(' ', notes);
    }
}
