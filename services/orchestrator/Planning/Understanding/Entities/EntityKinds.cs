using Holmes.Contracts.Memory;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Names of what a question can name. Amounts are won; with <see cref="RangeSuffix"/> the value is a range.</summary>
public static class EntityKinds
{
    public const string RangeSuffix = "Range";

    public const string Region = "region";
    public const string RegionOutside = "regionOutside";
    public const string Station = "station";
    public const string StationDistance = "stationMeters";
    public const string PlaceKind = "placeKind";
    public const string ComplexName = "complexName";
    public const string PropertyType = "propertyType";
    public const string TradeType = "tradeType";
    public const string BuiltFrom = "builtFromYear";

    public const string Price = "price";
    public const string Deposit = "deposit";
    public const string CurrentDeposit = "currentDeposit";
    public const string NewDeposit = "newDeposit";
    public const string TargetDeposit = "targetDeposit";
    public const string MonthlyRent = "monthlyRent";
    public const string CurrentRent = "currentMonthlyRent";
    public const string NewRent = "newMonthlyRent";
    public const string Increase = "increase";
    public const string Income = "income";
    public const string OwnFunds = "ownFunds";
    public const string WantedLoan = "wantedLoan";
    public const string ExistingPayment = "existingPayment";
    public const string DownPayment = "downPayment";
    public const string ManagementFee = "managementFee";
    public const string Assets = "assets";

    public const string Area = "area";
    public const string IncreasePercent = "increasePercent";
    public const string RatePercent = "ratePercent";
    public const string ConversionPercent = "conversionPercent";
    public const string GrowthPercent = "growthPercent";
    public const string Percent = "percent";

    public const string Date = "date";
    public const string Years = "periodYears";
    public const string Months = "periodMonths";
    public const string DaysLate = "daysLate";

    public const string Age = "age";
    public const string AgeBand = "ageBand";
    public const string Newlywed = "newlywed";
    public const string MarriageYears = "marriageYears";
    public const string Children = "children";
    public const string HomesOwned = "homesOwned";
    public const string FirstHome = "firstHome";
    public const string CreditGrade = "creditGrade";

    public const string LawName = "lawName";
    public const string Article = "article";
    public const string Bank = "bank";
    public const string LoanTopic = "loanTopic";
    public const string Lessor = "lessorName";
    public const string Lessee = "lesseeName";
    public const string Address = "address";
    public const string ContractText = "contractText";

    /// <summary>What stays true of a person from one question to the next.</summary>
    public static bool IsOfThePerson(string kind) => kind is
        Income or OwnFunds or ExistingPayment or Assets or Age or AgeBand or Newlywed or MarriageYears or Children or HomesOwned or FirstHome or CreditGrade;

    /// <summary>Read for memory alone: no question asks for it.</summary>
    public static bool IsForMemory(string kind) => kind is FactKinds.Residence or FactKinds.WantedRegion or FactKinds.WantedPropertyType;

    /// <summary>Where and what kind of home is spoken of.</summary>
    public static bool IsOfThePlace(string kind) => kind is Region or RegionOutside or Station or ComplexName or PropertyType;

    /// <summary>Kinds of which a new one replaces the old one.</summary>
    public static string Group(string kind)
    {
        var plain = kind.EndsWith(RangeSuffix, StringComparison.Ordinal) ? kind[..^RangeSuffix.Length] : kind;
        return plain switch
        {
            RegionOutside or Station or ComplexName or Address => Region,
            AgeBand => Age,
            CurrentDeposit or NewDeposit or TargetDeposit => Deposit,
            CurrentRent or NewRent => MonthlyRent,
            IncreasePercent => Increase,
            Newlywed => MarriageYears,
            _ => plain,
        };
    }
}
