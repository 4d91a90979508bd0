using System.Globalization;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Remembering;

/// <summary>How a person reads that something was remembered: what, and when they said so.</summary>
internal static class Recollection
{
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static Assumption Of(string argument, AgedFact aged, DateTimeOffset now, bool isEnglish)
    {
        var what = isEnglish ? English(aged.Fact.Kind, aged.Value) : Korean(aged.Fact.Kind, aged.Value);
        return new(argument, what, isEnglish ? InEnglish(aged, what) : InKorean(aged, what, now), aged.Fact.Source);
    }

    public static Assumption Of(RecalledTurn recalled, DateTimeOffset now, bool isEnglish)
    {
        var source = new FactSource(recalled.AskedAt, recalled.Turn.Query, recalled.ExecutionId);
        return isEnglish
            ? new("recalled", $"“{recalled.Turn.Query}”", $"Taken up from your question of {EnglishDay(recalled.AskedAt)}.", source)
            : new("recalled", $"“{recalled.Turn.Query}”", $"{KoreanDay(recalled.AskedAt, now)} 질문을 이어서 보았습니다.", source);
    }

    private static string InKorean(AgedFact aged, string what, DateTimeOffset now)
    {
        var from = aged.Fact.Source.ExecutionId is null ? "직접 적어 두신" : $"{KoreanDay(aged.Fact.Source.At, now)} 질문에서 말씀하신";
        var since = aged.Moved ? " 그 뒤로 지난 햇수를 더했습니다." : "";
        return $"{from} {what}{Object(what)} 적용했습니다.{since}{(aged.IsOld ? " 오래된 값이니, 달라졌다면 알려주세요." : "")}";
    }

    private static string InEnglish(AgedFact aged, string what)
    {
        var from = aged.Fact.Source.ExecutionId is null ? "you wrote down yourself" : $"you said on {EnglishDay(aged.Fact.Source.At)}";
        var since = aged.Moved ? " The years since then were added." : "";
        return $"Used {what}, as {from}.{since}{(aged.IsOld ? " That is a while ago: say so if it has changed." : "")}";
    }

    private static string KoreanDay(DateTimeOffset at, DateTimeOffset now)
    {
        var (day, today) = (at.ToOffset(Korea), now.ToOffset(Korea));
        return day.Year == today.Year ? $"지난 {day.Month}월 {day.Day}일" : $"{day.Year}년 {day.Month}월 {day.Day}일";
    }

    private static string EnglishDay(DateTimeOffset at) => at.ToOffset(Korea).ToString("d MMMM yyyy", Plain);

    private static string Korean(string kind, JsonElement value) => kind switch
    {
        EntityKinds.Income => $"연소득 {Won.Text(value.GetDecimal())}",
        EntityKinds.OwnFunds => $"자기자금 {Won.Text(value.GetDecimal())}",
        EntityKinds.Assets => $"자산 {Won.Text(value.GetDecimal())}",
        EntityKinds.ExistingPayment => $"기존 대출 월 상환액 {Won.Text(value.GetDecimal())}",
        EntityKinds.Age => $"만 {value.GetRawText()}세",
        EntityKinds.AgeBand => $"{WireJson.Read<NumberRange>(value).Min:0}대",
        EntityKinds.Newlywed => "신혼부부",
        EntityKinds.MarriageYears => $"결혼 {value.GetRawText()}년",
        EntityKinds.Children => $"자녀 {value.GetRawText()}명",
        EntityKinds.HomesOwned => value.GetDecimal() == 0 ? "무주택" : $"보유 주택 {value.GetRawText()}채",
        EntityKinds.FirstHome => "생애 최초 구입",
        EntityKinds.CreditGrade => $"신용등급 {value.GetRawText()}등급",
        FactKinds.Residence => $"거주지 {WireJson.Read<Region>(value)}",
        FactKinds.WantedRegion => $"찾는 지역 {WireJson.Read<Region>(value)}",
        FactKinds.WantedPropertyType => $"찾는 집 {Home(WireJson.Read<PropertyType>(value))}",
        _ => value.ToString(),
    };

    private static string English(string kind, JsonElement value) => kind switch
    {
        EntityKinds.Income => $"an annual income of {Money(value)}",
        EntityKinds.OwnFunds => $"own funds of {Money(value)}",
        EntityKinds.Assets => $"assets of {Money(value)}",
        EntityKinds.ExistingPayment => $"monthly payments of {Money(value)} on existing loans",
        EntityKinds.Age => $"age {value.GetRawText()}",
        EntityKinds.AgeBand => $"age in the {WireJson.Read<NumberRange>(value).Min:0}s",
        EntityKinds.Newlywed => "newlywed",
        EntityKinds.MarriageYears => $"{value.GetRawText()} years of marriage",
        EntityKinds.Children => $"{value.GetRawText()} children",
        EntityKinds.HomesOwned => value.GetDecimal() == 0 ? "no home of your own" : $"{value.GetRawText()} homes owned",
        EntityKinds.FirstHome => "a first home",
        EntityKinds.CreditGrade => $"credit grade {value.GetRawText()}",
        FactKinds.Residence => $"residence {WireJson.Read<Region>(value)}",
        FactKinds.WantedRegion => $"wanted region {WireJson.Read<Region>(value)}",
        FactKinds.WantedPropertyType => $"wanted home: {value.GetString()}",
        _ => value.ToString(),
    };

    private static string Money(JsonElement won) => string.Create(Plain, $"{won.GetDecimal():#,0} won");

    private static string Home(PropertyType type) => type switch
    {
        PropertyType.Apartment => "아파트",
        PropertyType.Officetel => "오피스텔",
        PropertyType.Villa => "빌라",
        _ => "단독·다가구",
    };

    // 을 after a final consonant, 를 after a vowel.
    private static string Object(string word) => word[^1] is >= '가' and <= '힣' and var last && (last - '가') % 28 == 0 ? "를" : "을";
}
