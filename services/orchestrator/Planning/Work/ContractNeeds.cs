using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>A contract to be written or to be read.</summary>
internal static class ContractNeeds
{
    public static bool Ask(NeedWriter asked, Clause clause)
    {
        if (!clause.Has(Cue.ContractDocument) && !(clause.Earlier.Contains(Cue.ContractDocument) && clause.Has(Cue.Draft, Cue.Review, Cue.Judge)))
        {
            return false;
        }

        if (IsDraft(clause))
        {
            return Draft(asked);
        }

        if (clause.Has(Cue.Review, Cue.Analyse, Cue.Judge, Cue.Risk) || asked.Reading.Facts.Has(EntityKinds.ContractText))
        {
            asked.Write(Capabilities.LawSearch);
            asked.Write(Capabilities.ContractReview);
            return true;
        }

        return false;
    }

    /// <summary>"작성해줘", not "작성 방법" and not "작성할 때 주의할 점".</summary>
    public static bool IsDraft(Clause clause) => clause.Has(Cue.Draft) && !clause.Has(Cue.HowTo, Cue.Advise);

    private static bool Draft(NeedWriter asked)
    {
        if (IsSale(asked.Reading))
        {
            asked.CannotDo("contract", "매매계약서", "작성할 수 있는 문서는 주택 임대차계약서뿐입니다. 매매계약에 관한 법령을 대신 찾았습니다.");
            asked.Write(Capabilities.LawSearch);
            return true;
        }

        asked.Write(Capabilities.ContractDraft);
        return true;
    }

    private static bool IsSale(Reading reading) =>
        (reading.Text.Contains("매매 계약서", StringComparison.Ordinal) || reading.Text.Contains("매매계약서", StringComparison.Ordinal) || reading.Text.Contains("분양계약서", StringComparison.Ordinal))
        && !reading.Text.Contains("임대차", StringComparison.Ordinal);
}
