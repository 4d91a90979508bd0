using Holmes.Teams.Laws;

namespace Holmes.Teams.Tests.Laws;

/// <summary>Short statutes written for the tests, under names people use.</summary>
internal static class LawTexts
{
    public static readonly DateOnly Day = new(2025, 6, 1);

    /// <summary>What an embedding server takes their articles to be about.</summary>
    public static string[][] Topics { get; } =
    [
        ["소유자가 바뀌", "집주인이 바뀌", "양수인은 임대인의 지위", "주인이 달라"],
        ["증액", "올려", "인상"],
        ["중개", "복비"],
        ["수선", "보일러"],
    ];

    public static Statute Lease { get; } = Read(
        """
        주택임대차보호법 ( 약칭: 주택임대차법 )
        [시행 2023. 7. 19.] [법률 제19356호, 2023. 4. 18., 일부개정]

        제3조(대항력 등) ① 임대차는 등기가 없는 경우에도 임차인이 주택의 인도와 주민등록을 마친 때에는 그 다음 날부터 제삼자에 대하여 효력이 생긴다.

        제5조 삭제 <1989. 12. 30.>

        제7조(차임 등의 증감청구권) ① 당사자는 장래에 대하여 차임의 증감을 청구할 수 있다.
        ② 증액청구는 약정한 차임이나 보증금의 20분의 1의 금액을 초과하지 못한다.

        부칙 <제19356호,2023. 4. 18.>
        제1조(시행일) 이 법은 공포 후 3개월이 경과한 날부터 시행한다.
        제2조(차임 증액에 관한 적용례) 제7조의 개정규정은 차임의 증액을 청구하는 경우부터 적용한다.
        """);

    public static Statute LeaseDecree { get; } = Read(
        """
        주택임대차보호법 시행령
        [시행 2025. 3. 1.] [대통령령 제35161호, 2024. 12. 31., 일부개정]

        제8조(차임 등 증액청구의 기준 등) ① 차임이나 보증금의 증액청구는 약정한 차임등의 20분의 1의 금액을 초과하지 못한다.
        ② 차임 증액청구는 증액이 있은 후 1년 이내에는 하지 못한다.
        """);

    public static Statute Brokers { get; } = Read(
        """
        공인중개사법
        [시행 2024. 12. 27.] [법률 제19841호, 2023. 12. 26., 타법개정]

        제25조(중개대상물의 확인ㆍ설명) ① 개업공인중개사는 중개대상물의 권리관계를 설명하여야 한다.

        제32조(중개보수 등) ① 개업공인중개사는 중개의뢰인으로부터 소정의 보수를 받는다.
        """);

    public static Statute BrokersLater { get; } = Read(
        """
        공인중개사법
        [시행 2026. 2. 15.] [법률 제21024호, 2025. 8. 14., 일부개정]

        제25조(중개대상물의 확인ㆍ설명) ① 개업공인중개사는 중개대상물의 권리관계를 설명하고 근거자료를 제시하여야 한다.

        제32조(중개보수 등) ① 개업공인중개사는 중개의뢰인으로부터 소정의 보수를 받는다.
        """);

    public static Statute Read(string text) => StatuteParser.Parse("statute.txt", text).Statute!;
}
