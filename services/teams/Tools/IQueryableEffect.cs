namespace Holmes.Teams.Tools;

/// <summary>A tool (effect class queryable) that can tell by its key whether an effect has happened.</summary>
public interface IQueryableEffect : ITool
{
    /// <returns>What the effect gave, or null when there is none under that key.</returns>
    Task<ToolResult?> FindAsync(Guid effectKey, CancellationToken cancellation);
}
