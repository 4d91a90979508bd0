using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Holmes.ServiceDefaults;

/// <summary>
/// Who may see and decide what concerns everybody. With tokens: whoever has the role or the scope that
/// <c>Auth:OperatorRole</c> names. Without: the person at the machine, as long as nobody else is named.
/// </summary>
public static class Operators
{
    private const string DefaultRole = "holmes-operator";

    private static readonly string[] RoleClaims = ["roles", "role", "scope", "scp"];

    /// <param name="what">What is refused to others: "Dead letters".</param>
    public static TBuilder ForOperators<TBuilder>(this TBuilder endpoints, string what)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) => Includes(context.HttpContext)
            ? await next(context)
            : TypedResults.Problem($"{what} are for operators.", statusCode: StatusCodes.Status403Forbidden));

    private static bool Includes(HttpContext http)
    {
        var configuration = http.RequestServices.GetRequiredService<IConfiguration>();
        if (configuration["Auth:Authority"] is not { Length: > 0 })
        {
            return http.UserId() == Callers.LocalUser;
        }

        var role = configuration["Auth:OperatorRole"] is { Length: > 0 } named ? named : DefaultRole;
        return http.User.Claims.Any(claim => RoleClaims.Contains(claim.Type) && claim.Value.Split(' ').Contains(role));
    }
}
