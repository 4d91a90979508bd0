using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>Who asks: tenant, landlord, buyer, or nobody in particular.</summary>
internal static class UserSegment
{
    public static string Of(Reading reading)
    {
        bool Says(params string[] words) => Array.Exists(words, word => reading.Text.Contains(word, StringComparison.Ordinal));
        return true switch
        {
            true when Says("세입자에게", "세입자가", "세입자와", "세입자를", "임차인에게", "임차인이 안", "올릴려고", "올리려고", "올릴꺼", "올릴 거", "인상할") => "landlord",
            true when Says("집주인", "임대인", "전세", "월세", "보증금", "landlord") => "tenant",
            true when reading.Facts.TradeTypes.Contains(TradeType.Sale) || reading.Has(Cue.Investment) || Says("주담대", "주택담보", "집 사") => "buyer",
            _ => "general",
        };
    }
}
