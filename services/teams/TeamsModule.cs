namespace Holmes.Teams;

/// <summary>Everything a host must know of the teams service.</summary>
public static class TeamsModule
{
    public static void AddTeams(this WebApplicationBuilder builder)
    {
        // Each part of the service adds itself here: builder.AddLaws(), builder.AddMarket(), …
    }
}
