namespace Holmes.Learning.Simulation;

/// <summary>What a simulated world is like; the truth is drawn anew for every seed.</summary>
/// <param name="ChangeEvery">Mean decisions between abrupt changes of one tool; 0 for never.</param>
/// <param name="OutageEvery">Mean decisions between outages; 0 for never.</param>
/// <param name="OutageTools">How many tools fail together.</param>
/// <param name="UserSpread">Standard deviation of what a user makes of a tool, in logits.</param>
/// <param name="Delay">Mean decisions until an outcome is known; 0 for at once.</param>
/// <param name="Missing">Share of outcomes nobody ever hears of.</param>
/// <param name="NewToolEvery">Decisions after which another tool appears; 0: all are there from the start.</param>
/// <param name="FastAndEmpty">The last tool answers in a twentieth of the time and almost never with anything.</param>
public sealed record SimulatedWorld(
    string Name,
    int Tools = 6,
    int QueryTypes = 5,
    int Users = 200,
    int Decisions = 20_000,
    double ChangeEvery = 1_500,
    double OutageEvery = 2_500,
    int OutageLength = 400,
    int OutageTools = 1,
    double UserSpread = 0.5,
    double Delay = 0,
    double Missing = 0,
    int NewToolEvery = 0,
    bool FastAndEmpty = false)
{
    /// <summary>In which policies are compared.</summary>
    public static IReadOnlyList<SimulatedWorld> Compared { get; } =
    [
        new("base drift"),
        new("3 tools", Tools: 3),
        new("12 tools", Tools: 12),
        new("12 query types", QueryTypes: 12),
        new("fast drift", ChangeEvery: 400),
        new("slow drift", ChangeEvery: 6_000),
        new("strong user differences", UserSpread: 1.2),
        new("stationary", ChangeEvery: 0, OutageEvery: 0),
    ];

    /// <summary>What happens besides.</summary>
    public static IReadOnlyList<SimulatedWorld> Trying { get; } =
    [
        new("delayed outcomes", Delay: 50),
        new("correlated outages", OutageTools: 3),
        new("new tools", NewToolEvery: 3_000),
        new("missing feedback", Missing: 0.5),
        new("fast and empty tool", FastAndEmpty: true),
    ];
}
