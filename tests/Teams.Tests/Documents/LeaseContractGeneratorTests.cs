using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Documents;
using Holmes.Teams.Tools;
using Xunit;

namespace Holmes.Teams.Tests.Documents;

public sealed class LeaseContractGeneratorTests
{
    private readonly KeptDocuments archive = new();

    [Fact]
    public async Task A_whole_lease_is_kept_and_pointed_to()
    {
        var (result, draft) = await DraftAsync(Leases.Invocation(Leases.Whole));

        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Equal(1, result.Quality);
        Assert.Equal($"/api/documents/{draft.DocumentId}", draft.DocumentUrl);
        Assert.Equal($"/api/documents/{draft.DocumentId}/preview", draft.PreviewUrl);
        Assert.Equal("주택임대차계약서(전세).docx", draft.FileName);
        Assert.Equal("kim", Assert.Single(archive.All).Value.UserId);
        Assert.Contains(result.Sources!, source => source is { Kind: "statute", Title: "주택임대차보호법", AsOf: not null });
        Assert.Contains(result.Sources!, source => source.Title == "민법");
    }

    [Fact]
    public async Task The_same_call_twice_is_one_document()
    {
        var (_, first) = await DraftAsync(Leases.Invocation(Leases.Whole));
        var (_, second) = await DraftAsync(Leases.Invocation(Leases.Whole));
        var (_, other) = await DraftAsync(Leases.Invocation(Leases.Whole, call: Guid.Empty));

        Assert.Equal(first.DocumentId, second.DocumentId);
        Assert.NotEqual(first.DocumentId, other.DocumentId);
        Assert.Equal(2, archive.All.Count);
    }

    [Fact]
    public async Task An_empty_form_is_usable_and_says_what_is_missing()
    {
        var (result, draft) = await DraftAsync(Leases.Invocation(new LeaseContractArguments("monthly")));

        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.InRange(result.Quality, 0.6, 0.9);
        Assert.Contains("월 차임", draft.Missing);
        Assert.Contains("임대인 이름", draft.Missing);
    }

    [Fact]
    public async Task Rent_in_a_jeonse_lease_makes_it_a_monthly_one_and_says_so()
    {
        var (result, draft) = await DraftAsync(Leases.Invocation(Leases.Monthly with { Kind = "jeonse" }));

        Assert.Equal("kind", Assert.Single(result.Assumptions!).Field);
        Assert.Equal("주택임대차계약서(월세).docx", draft.FileName);
    }

    [Fact]
    public async Task A_lease_of_less_than_two_years_is_noted_with_its_law()
    {
        var (result, _) = await DraftAsync(Leases.Invocation(Leases.Whole with { EndDate = new DateOnly(2027, 11, 30) }));

        Assert.Contains("제4조 제1항", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Articles_found_before_are_cited_and_a_newer_law_is_pointed_out()
    {
        var (result, draft) = await DraftAsync(Leases.Invocation(Leases.Whole, Leases.Law("주택임대차보호법", "제7조", new(2026, 1, 2))));

        Assert.Contains("주택임대차보호법 제7조(제목), 2026년 1월 2일 시행", draft.Laws);
        Assert.Contains("2026년 1월 2일 시행", archive.All.Single().Value.Html, StringComparison.Ordinal);
        Assert.Contains("바뀐 내용을 확인하세요", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_refused_and_nothing_is_kept()
    {
        var result = await RunAsync(Leases.Invocation(Leases.Whole with { DepositWon = -1 }));

        Assert.Equal(FailureClass.BadArguments, result.Failure!.Class);
        Assert.Empty(archive.All);
    }

    [Fact]
    public void The_tool_may_be_called_twice_and_is_never_shared()
    {
        var descriptor = new LeaseContractGeneratorTool(archive).Descriptor;

        Assert.Equal(EffectClass.Idempotent, descriptor.Effect);
        Assert.Equal(0, descriptor.FreshnessSeconds);
        Assert.Equal(ToolNames.LeaseContractGenerator, descriptor.Name);
    }

    private Task<ToolResult> RunAsync(ToolInvocation invocation) =>
        new LeaseContractGeneratorTool(archive).RunAsync(invocation, TestContext.Current.CancellationToken);

    private async Task<(ToolResult Result, ContractDraft Draft)> DraftAsync(ToolInvocation invocation)
    {
        var result = await RunAsync(invocation);
        return (result, WireJson.Read<ContractDraft>(result.Result!.Value));
    }
}
