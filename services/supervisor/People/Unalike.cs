using System.Numerics.Tensors;

namespace Holmes.Supervisor.People;

/// <summary>
/// How near to each other a model puts questions of different matters. Models differ widely in that, so no cosine by
/// itself says that two questions are about the same.
/// </summary>
public static class Unalike
{
    private const float Most = 0.95f;

    /// <summary>No two of them are about the same.</summary>
    public static IReadOnlyList<string> Questions { get; } =
    [
        "강남구 아파트 매매 시세 알려줘", "전세 계약 갱신을 거절당했어요", "주택담보대출 한도 계산해줘", "취득세는 얼마인가요",
        "청약 자격이 되는지 알려줘", "보일러가 고장 났는데 수리비는 누가 내나요", "월세 계약서 초안 만들어줘", "송파구 8억 이하 매물 찾아줘",
    ];

    /// <summary>The mean cosine of all pairs and two standard deviations: what one pair in forty exceeds.</summary>
    /// <param name="vectors">Of length one.</param>
    public static float Bound(IReadOnlyList<float[]> vectors)
    {
        var cosines = vectors.SelectMany((one, at) => vectors.Skip(at + 1).Select(other => TensorPrimitives.Dot<float>(one, other))).ToList();
        if (cosines.Count == 0)
        {
            return Most;
        }

        var mean = cosines.Average();
        var deviation = MathF.Sqrt(cosines.Average(cosine => (cosine - mean) * (cosine - mean)));
        return Math.Min(Most, mean + (2 * deviation));
    }
}
