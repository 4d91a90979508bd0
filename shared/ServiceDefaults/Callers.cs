using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holmes.ServiceDefaults;

/// <summary>
/// Who calls. With <c>Auth:Authority</c> a bearer token says so; without it there is one machine and one person, the
/// user "local", or whoever the header <c>X-Holmes-User</c> names.
/// </summary>
public static class Callers
{
    public const string LocalUser = "local";
    public const string LocalUserHeader = "X-Holmes-User";

    /// <summary>The caller's id; every read and write of a person's data goes by it.</summary>
    public static string UserId(this HttpContext http) =>
        http.User.FindFirstValue("sub") ?? http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? LocalUser;

    internal static void AddCallers(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Auth:Authority"] is not { Length: > 0 } authority)
        {
            return;
        }

        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(jwt =>
        {
            jwt.Authority = authority;
            jwt.Audience = builder.Configuration.Require("Auth:Audience");
            jwt.MapInboundClaims = false;
            jwt.TokenValidationParameters.ValidAlgorithms = ["RS256", "ES256"];
            jwt.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(60);
            // A browser cannot set headers on a websocket.
            jwt.Events = new JwtBearerEvents
            {
                OnMessageReceived = received =>
                {
                    if (received.Request.Path.StartsWithSegments("/ws", StringComparison.Ordinal))
                    {
                        received.Token = received.Request.Query["access_token"];
                    }

                    return Task.CompletedTask;
                },
            };
        });
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(
            new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    internal static void UseCallers(this WebApplication app)
    {
        if (app.Configuration["Auth:Authority"] is { Length: > 0 })
        {
            app.UseAuthentication();
            app.UseAuthorization();
            return;
        }

        app.Use((http, next) =>
        {
            var name = http.Request.Headers[LocalUserHeader].ToString() is { Length: > 0 } named ? named : LocalUser;
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", name)], "local"));
            return next();
        });
    }
}
