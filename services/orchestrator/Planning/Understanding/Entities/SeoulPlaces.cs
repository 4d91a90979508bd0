using System.Collections.Frozen;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>The 25 districts of Seoul, its neighbourhoods as people name them, and cities outside of it.</summary>
public static class SeoulPlaces
{
    public const string City = "서울";

    // Neighbourhoods without their 동. One that exists in several districts stands at the one people mean.
    private const string Neighbourhoods = """
        강남구: 역삼 논현 압구정 청담 삼성 대치 도곡 개포 일원 수서 세곡 자곡 율현 신사
        서초구: 반포 잠원 서초 방배 양재 우면 내곡
        송파구: 잠실 신천 풍납 송파 석촌 삼전 가락 문정 장지 방이 오금 거여 마천
        강동구: 천호 암사 둔촌 고덕 상일 명일 성내 강일
        마포구: 공덕 아현 도화 용강 대흥 염리 신수 서강 서교 동교 합정 망원 연남 성산 상암 신공덕 홍대
        용산구: 이태원 한남 이촌 서빙고 보광 효창 청파 원효로 후암 용문 해방촌
        성동구: 성수 왕십리 행당 응봉 금호 옥수 마장 사근 송정 용답 서울숲
        광진구: 구의 광장 자양 화양 군자 중곡 능동 건대
        동대문구: 용신 제기 전농 답십리 장안 청량리 회기 휘경 이문
        중랑구: 면목 상봉 중화 묵동 망우 신내
        성북구: 돈암 정릉 길음 종암 월곡 장위 석관 안암 보문 동선 삼선
        강북구: 미아 번동 수유 우이
        도봉구: 쌍문 방학 창동 도봉
        노원구: 월계 공릉 하계 중계 상계
        은평구: 불광 갈현 구산 대조 응암 역촌 신사2 증산 수색 진관 녹번
        서대문구: 홍제 홍은 남가좌 북가좌 연희 신촌 북아현 충정로 천연
        종로구: 평창 부암 삼청 가회 혜화 창신 숭인 교남 사직 효자 청운 북촌 서촌
        중구: 신당 황학 필동 회현 명동 을지로 약수 중림 장충 광희
        양천구: 목동 신정 신월
        강서구: 마곡 화곡 등촌 염창 가양 발산 방화 공항 내발산
        구로구: 신도림 구로 고척 개봉 오류 항동 궁동 온수
        금천구: 가산 독산 시흥본
        영등포구: 여의도 당산 문래 양평 신길 대림 도림 영등포본
        동작구: 노량진 상도 흑석 사당 대방 신대방 동작본
        관악구: 봉천 신림 남현 서울대입구
        """;

    private const string OutsideNames =
        "부산 대구 인천 대전 울산 세종 광주 경기 경기도 강원 강원도 충북 충남 충청도 전북 전남 전라도 경북 경남 경상도 제주 제주도 해운대 수영구 분당 판교 성남 수원 광교 영통 용인 기흥 동탄 화성시 평택 일산 고양시 파주 운정 김포 부천 광명 안양 평촌 "
        + "과천 의왕 군포 산본 안산 시흥시 하남 미사 남양주 다산신도시 구리시 의정부 양주시 오산 이천시 여주시 송도 청라 검단 부평 천안 아산 청주 충주 전주 익산 군산 창원 김해 진주 포항 구미 경주 춘천 원주 강릉 속초 여수 순천 목포 서귀포 위례신도시 대구광역시 부산광역시 "
        + "Busan Incheon Daegu Daejeon Gwangju Ulsan Sejong Jeju Suwon Bundang Pangyo Ilsan Seongnam";

    /// <summary>District by its name without 구: 강남 -> 강남구. 중 has no such name.</summary>
    public static FrozenDictionary<string, string> Districts { get; } = Lines()
        .Select(line => line.Gu)
        .Where(gu => gu.Length > 2)
        .ToFrozenDictionary(gu => gu[..^1]);

    public static FrozenSet<string> DistrictNames { get; } = Lines().Select(line => line.Gu).ToFrozenSet();

    /// <summary>District by neighbourhood, the neighbourhood without 동.</summary>
    public static FrozenDictionary<string, string> GuByNeighbourhood { get; } = Lines()
        .SelectMany(line => line.Names.Select(name => (name, line.Gu)))
        .DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.Gu);

    public static IReadOnlyList<string> Outside { get; } = OutsideNames.Split(' ');

    /// <summary>Where a place outside of Seoul lies, as transactions are filed; a city stands for itself.</summary>
    public static Region OutsideRegion(string name) => name switch
    {
        "해운대" or "해운대구" => new("부산", "해운대구"),
        "수영구" => new("부산", "수영구"),
        "분당" or "판교" or "Bundang" or "Pangyo" => new("성남", "분당구"),
        "광교" or "영통" => new("수원", "영통구"),
        "기흥" => new("용인", "기흥구"),
        "동탄" => new("화성", "동탄"),
        "일산" or "Ilsan" => new("고양", "일산"),
        "평촌" => new("안양", "동안구"),
        "송도" or "청라" or "검단" => new("인천", name),
        _ => new(name, name),
    };

    /// <summary>Districts as they are spelled in English, without -gu.</summary>
    public static FrozenDictionary<string, string> English { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Gangnam"] = "강남구",
        ["Seocho"] = "서초구",
        ["Songpa"] = "송파구",
        ["Gangdong"] = "강동구",
        ["Mapo"] = "마포구",
        ["Yongsan"] = "용산구",
        ["Seongdong"] = "성동구",
        ["Gwangjin"] = "광진구",
        ["Dongdaemun"] = "동대문구",
        ["Jungnang"] = "중랑구",
        ["Seongbuk"] = "성북구",
        ["Gangbuk"] = "강북구",
        ["Dobong"] = "도봉구",
        ["Nowon"] = "노원구",
        ["Eunpyeong"] = "은평구",
        ["Seodaemun"] = "서대문구",
        ["Jongno"] = "종로구",
        ["Jung-gu"] = "중구",
        ["Yangcheon"] = "양천구",
        ["Gangseo"] = "강서구",
        ["Guro"] = "구로구",
        ["Geumcheon"] = "금천구",
        ["Yeongdeungpo"] = "영등포구",
        ["Dongjak"] = "동작구",
        ["Gwanak"] = "관악구",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Gu, string[] Names)> Lines() =>
        Neighbourhoods.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(':'))
            .Select(parts => (parts[0], parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
