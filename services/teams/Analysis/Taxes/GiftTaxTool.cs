using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>The tax on a gift.</summary>
public sealed class GiftTaxTool : ITool
{
    private const string LeftOut =
        "10년 안에 같은 사람(부모는 두 분 합산)에게 받은 증여가 있으면 더해서 계산합니다. 집을 받으면 시가로 평가하고 취득세가 따로 있으며, 빚과 함께 받는 부담부증여는 계산하지 않았습니다.";

    private static readonly Dictionary<string, (Donor Donor, string Korean)> Donors = new(StringComparer.Ordinal)
    {
        ["spouse"] = (Donor.Spouse, "배우자"),
        ["parent"] = (Donor.Parent, "부모"),
        ["grandparent"] = (Donor.Grandparent, "조부모"),
        ["child"] = (Donor.Child, "자녀"),
        ["relative"] = (Donor.Relative, "그 밖의 친족(6촌 이내 혈족, 4촌 이내 인척)"),
        ["other"] = (Donor.Other, "친족이 아닌 사람"),
    };

    public ToolDescriptor Descriptor { get; } = Describe.Tool<GiftTaxArguments>(
        ToolNames.GiftTax,
        TeamNames.Analysis,
        "gift.tax",
        Gives.TaxAmount,
        "The tax on a gift of money or of a home: deductions by the relation, rates, surcharge for grandchildren, credit for filing in time.");

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<GiftTaxArguments>();
        if (Amounts.Problem(("amountWon", arguments.AmountWon, Won.Largest)) is { } problem)
        {
            return problem;
        }

        if (arguments.Donor is { } named && !Donors.ContainsKey(named))
        {
            return Amounts.Bad($"donor must be one of {string.Join(", ", Donors.Keys)}.");
        }

        if (RuleBook.TooEarly(invocation.Today, "세금") is { } early)
        {
            return early;
        }

        if (arguments.AmountWon is not ({ } amount and > 0))
        {
            return ToolResult.Skipped("증여받는 금액이 없어 증여세를 계산하지 않았습니다. 금액과 누구에게 받는지를 알려 주세요.");
        }

        var (donor, korean) = Donors[arguments.Donor ?? "parent"];
        var gift = new Gift(amount, donor, arguments.ReceiverIsMinor, arguments.IsForMarriageOrBirth, invocation.Today);
        var taxes = GiftTax.Of(gift);
        var result = new TaxAmount(
            "gift", amount, $"{korean}에게 받는 증여", [.. Lines(gift, taxes, korean)], taxes.TaxWon, RuleBook.AsOf(invocation.Today));
        var assumptions = Assumptions(arguments, taxes);
        return ToolResult.Of(
            result, [RuleBook.Source("증여세", GiftTax.Law, invocation.Today)], assumptions, Trust.Of(assumptions),
            string.Join(' ', new[] { LeftOut, RuleBook.Caution(invocation.Today) }.OfType<string>()));
    }

    private static IEnumerable<CostLine> Lines(Gift gift, GiftTaxes taxes, string donor)
    {
        yield return new("증여재산", gift.AmountWon, $"{donor}에게 받음", "상속세 및 증여세법 제47조");
        yield return new("증여재산 공제", -taxes.DeductionWon, $"10년 합산 {Won.Text(GiftTax.DeductionOf(gift.Donor, gift.ReceiverIsMinor))}까지", "상속세 및 증여세법 제53조");
        if (taxes.FamilyDeductionWon > 0)
        {
            yield return new("혼인·출산 공제", -taxes.FamilyDeductionWon, "혼인신고 전후 2년, 출산 뒤 2년 안의 증여, 1억원까지", GiftTax.FamilyDeduction.Source);
        }

        yield return new("과세표준", taxes.TaxableWon, "증여재산 − 공제", "상속세 및 증여세법 제55조");
        yield return new("산출세액", taxes.ComputedWon, "과세표준에 10%~50% 누진세율", "상속세 및 증여세법 제56조");
        if (taxes.SurchargeWon > 0)
        {
            yield return new("세대를 건너뛴 할증", taxes.SurchargeWon, $"산출세액의 {Percent.Text(GiftTax.SurchargePercentOf(gift))}", "상속세 및 증여세법 제57조");
        }

        yield return new("신고세액 공제", -taxes.CreditWon, $"기한 안에 신고하면 {Percent.Text(GiftTax.CreditPercent)}", "상속세 및 증여세법 제69조");
    }

    private static List<Assumption> Assumptions(GiftTaxArguments arguments, GiftTaxes taxes)
    {
        var assumptions = new List<Assumption>();
        if (arguments.Donor is null)
        {
            assumptions.Add(new("donor", "성인이 부모에게 받음", "누구에게 받는지 없어 성인 자녀가 부모에게 받는 것으로 계산했습니다."));
        }

        if (taxes.FamilyDeductionWon > 0)
        {
            assumptions.Add(new("isForMarriageOrBirth", "혼인·출산 공제 대상", "혼인신고 전후 2년이나 출산 뒤 2년 안에 받고, 이 공제를 처음 쓰는 것으로 보았습니다."));
        }

        assumptions.Add(new("earlierGifts", "10년 안에 받은 증여 없음", "같은 사람에게 전에 받은 증여가 없어 이번 것만 계산했습니다."));
        if (taxes.CreditWon > 0)
        {
            assumptions.Add(new("filing", "기한 안에 신고", "증여받은 달의 말일부터 3개월 안에 신고하는 것으로 보았습니다."));
        }

        return assumptions;
    }
}
