using Holmes.Teams.Market.Deals;
using Holmes.Teams.Market.Imports;
using Holmes.Teams.Market.Listings;
using Holmes.Teams.Market.Storage;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Market;

/// <summary>Transactions, listings and places: tables, imports, tools.</summary>
public static class MarketModule
{
    public static void AddMarket(this WebApplicationBuilder builder)
    {
        builder.AddTeamsDatabase<MarketLoad>();
        builder.Services.AddSingleton<MarketImports>();
        builder.Services.AddSingleton<MarketReader>();
        builder.Services.AddSingleton<ListingReader>();
        builder.Services.AddSingleton<SurroundingsReader>();
        builder.Services.AddSingleton<ITool, MarketDataTool>();
        builder.Services.AddSingleton<ITool, ListingSearchTool>();
        builder.Services.AddSingleton<ITool, InfrastructureTool>();
    }

    public static void MapMarket(this IEndpointRouteBuilder routes)
    {
        routes.MapImport("transactions", (http, file, content, cancellation) =>
            http.RequestServices.GetRequiredService<MarketImports>().TransactionsAsync(file, content, cancellation));
        routes.MapImport("listings", (http, file, content, cancellation) =>
            http.RequestServices.GetRequiredService<MarketImports>().ListingsAsync(file, content, cancellation));
        routes.MapUnknownImports();
    }
}
