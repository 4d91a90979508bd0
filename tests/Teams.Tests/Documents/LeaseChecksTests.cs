using Holmes.Contracts.Tools;
using Holmes.Teams.Documents;
using Xunit;

namespace Holmes.Teams.Tests.Documents;

public sealed class LeaseChecksTests
{
    public static TheoryData<LeaseContractArguments, string> Impossible => new()
    {
        { Leases.Whole with { EndDate = Leases.Whole.StartDate }, "종료일은 시작일보다 뒤" },
        { Leases.Whole with { DepositWon = -1 }, "보증금: 음수일 수 없습니다" },
        { Leases.Whole with { ManagementFeeWon = -1 }, "관리비: 음수일 수 없습니다" },
        { Leases.Whole with { DepositWon = 10_000_000m }, "계약금이 보증금보다 클 수 없습니다" },
        { Leases.Whole with { DepositWon = 300_000_000.5m }, "원 단위의 정수" },
        { Leases.Whole with { DepositWon = decimal.MaxValue }, "너무 큽니다" },
        { Leases.Whole with { DepositWon = 0, DownPaymentWon = 0 }, "전세 계약의 보증금은 0원보다" },
        { Leases.Monthly with { MonthlyRentWon = 0 }, "월 차임은 0원보다" },
        { Leases.Whole with { Kind = "sale" }, "전세(jeonse) 또는 월세(monthly)" },
        { Leases.Whole with { AreaM2 = 0 }, "면적" },
        { Leases.Whole with { EndDate = DateOnly.MaxValue }, "날짜가 올바르지 않습니다" },
        { Leases.Whole with { LessorName = new string('가', 501) }, "500자" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_written_down_is_refused_with_its_reason(LeaseContractArguments arguments, string reason) =>
        Assert.Contains(LeaseChecks.Problems(arguments), problem => problem.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void Nothing_is_said_against_a_lease_that_can_be_written()
    {
        Assert.Empty(LeaseChecks.Problems(Leases.Whole));
        Assert.Empty(LeaseChecks.Problems(Leases.Monthly));
        Assert.Empty(LeaseChecks.Problems(new LeaseContractArguments()));
    }
}
