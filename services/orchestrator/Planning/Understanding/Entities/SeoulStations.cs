using System.Collections.Frozen;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Stations that are not named after the neighbourhood they lie in, and those whose name means another one.</summary>
internal static class SeoulStations
{
    // By the address of the station building; one on a border stands with the district of that address.
    private const string Lines = """
        강남구: 강남구청 선릉 선정릉 삼성중앙 봉은사 학동 언주 신논현 한티 매봉 대청 대모산입구 구룡 개포동 압구정로데오 강남
        서초구: 교대 고속터미널 남부터미널 양재시민의숲 청계산입구 구반포 신반포 사평
        송파구: 종합운동장 잠실새내 잠실나루 몽촌토성 한성백제 올림픽공원 석촌고분 송파나루 가락시장 경찰병원 개롱 복정
        강동구: 강동 강동구청 길동 굽은다리 상일동 둔촌오륜 중앙보훈병원 암사역사공원
        마포구: 홍대입구 상수 광흥창 애오개 마포구청 월드컵경기장 디지털미디어시티 마포
        용산구: 용산 신용산 삼각지 숙대입구 남영 녹사평 한강진 효창공원앞 서울
        성동구: 뚝섬 서울숲 한양대 상왕십리 신금호 답십리
        광진구: 건대입구 강변 어린이대공원 아차산 광나루 뚝섬유원지 자양
        동대문구: 신설동 용두 제기동 외대앞 신이문
        중랑구: 용마산 사가정 먹골 양원 봉화산 신내
        성북구: 성신여대입구 한성대입구 고려대 상월곡 월곡 돌곶이
        강북구: 미아사거리 화계 가오리 솔밭공원
        도봉구: 도봉산 방학
        노원구: 노원 마들 수락산 당고개 불암산 태릉입구 화랑대 석계 광운대 월계
        은평구: 연신내 구파발 독바위 새절
        서대문구: 이대 독립문 무악재
        종로구: 경복궁 안국 광화문 종각 종로3가 종로5가 동대문 동묘앞
        중구: 시청 을지로입구 을지로3가 을지로4가 충무로 동대입구 청구 버티고개 동대문역사문화공원 명동 회현
        양천구: 오목교 양천구청 신정네거리
        강서구: 까치산 우장산 김포공항 송정 마곡나루 신방화 공항시장 양천향교 증미 개화산 개화
        구로구: 구로디지털단지 남구로 신도림 오류동 천왕 구일
        금천구: 가산디지털단지 금천구청 독산
        영등포구: 영등포구청 영등포시장 여의나루 국회의사당 샛강 보라매병원 선유도 영등포
        동작구: 사당 이수 총신대입구 남성 숭실대입구 장승배기 노들 동작 신대방삼거리 보라매
        관악구: 서울대입구 낙성대 서원 관악산
        """;

    public static FrozenDictionary<string, string> GuByName { get; } = Lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(':'))
        .SelectMany(parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (Name: name, Gu: parts[0])))
        .DistinctBy(station => station.Name)
        .ToFrozenDictionary(station => station.Name, station => station.Gu, StringComparer.Ordinal);
}
