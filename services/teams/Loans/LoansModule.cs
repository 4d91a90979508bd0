using Holmes.Teams.Market.Imports;
using Holmes.Teams.Market.Storage;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Loans;

/// <summary>Loan products and lending rules: tables, import, tool.</summary>
public static class LoansModule
{
    public static void AddLoans(this WebApplicationBuilder builder)
    {
        builder.AddTeamsDatabase<LoanLoad>();
        builder.Services.AddSingleton<LoanReader>();
        builder.Services.AddSingleton<LoanImports>();
        builder.Services.AddSingleton<ITool, LoanDataTool>();
    }

    public static void MapLoans(this IEndpointRouteBuilder routes) =>
        routes.MapImport("loans", (http, file, content, cancellation) =>
            http.RequestServices.GetRequiredService<LoanImports>().LoansAsync(file, content, cancellation));
}
