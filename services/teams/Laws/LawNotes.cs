namespace Holmes.Teams.Laws;

/// <summary>What a reader of found articles must be told beside them, in Korean.</summary>
internal static class LawNotes
{
    public static IEnumerable<string> Of(
        IEnumerable<(LawVersion Version, StatuteArticle Article)> found,
        SearchQuestion question,
        IReadOnlyList<LawVersion> pending,
        DateOnly day,
        bool isExact)
    {
        var articles = found.ToList();
        foreach (var (version, article) in articles.Where(entry => entry.Article.IsDeleted))
        {
            yield return $"{version.Law} {article.Article}는 삭제되었거나 다른 조로 옮겨진 조문입니다.";
        }

        foreach (var (version, article) in articles.Where(entry => entry.Article.EffectiveFrom > day))
        {
            yield return $"{version.Law} {article.Article}는 {article.EffectiveFrom:yyyy-MM-dd}부터 시행되며 {day:yyyy-MM-dd} 현재는 시행 전입니다.";
        }

        if (!question.WantsPending)
        {
            foreach (var later in pending.Where(version => articles.Exists(entry => entry.Version.Law == version.Law)))
            {
                yield return $"{later.EffectiveFrom:yyyy-MM-dd}에 시행되는 {later.Law}({later.Number})은 {day:yyyy-MM-dd} 현재 시행 전이어서 제외했습니다.";
            }
        }

        foreach (var missing in question.References.Where(reference => reference.Article is not null && !isExact))
        {
            yield return $"{missing.Law} {missing.Article}를 찾지 못해 관련 조문을 찾았습니다.";
        }

        if (articles.Exists(entry => entry.Version.IsDigest))
        {
            yield return "일부는 법령 원문이 아니라 요약입니다. 원문은 국가법령정보센터에서 확인하세요.";
        }
    }
}
