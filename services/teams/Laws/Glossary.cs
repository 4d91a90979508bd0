namespace Holmes.Teams.Laws;

/// <summary>The project's own explanations of terms of the field; not a law, always digests.</summary>
internal static class Glossary
{
    public const string Law = "부동산 용어";
}
