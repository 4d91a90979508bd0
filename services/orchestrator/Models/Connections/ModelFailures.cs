using System.ClientModel;
using System.Net;
using System.Text.Json;
using Holmes.Contracts.Executions;
using Microsoft.SemanticKernel;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Holmes.Orchestrator.Models.Connections;

/// <summary>What went wrong with a model, in the words of the taxonomy. Nothing of the server's own text is repeated.</summary>
internal static class ModelFailures
{
    public static Failure Of(Exception problem) => problem switch
    {
        _ when Find<BrokenCircuitException>(problem) is not null => new(FailureClass.Transient, "circuit open: the model failed too often lately", true),
        _ when Status(problem) is { } status and > 0 => OfStatus(status),
        _ when Find<TimeoutRejectedException>(problem) is not null => new(FailureClass.Timeout, "the model did not begin to answer in time", true),
        _ when Find<JsonException>(problem) is not null => new(FailureClass.MalformedOutput, "the model's server sent something that is not JSON"),
        _ when Find<HttpRequestException>(problem) is not null || Find<IOException>(problem) is not null =>
            new(FailureClass.Transient, "the connection to the model was lost", true),
        _ => new(FailureClass.MalformedOutput, $"the model's reply could not be read ({problem.GetType().Name})"),
    };

    private static Failure OfStatus(int status) => status switch
    {
        (int)HttpStatusCode.TooManyRequests or 529 => new(FailureClass.RateLimited, $"the model's server has too many requests ({status})", true),
        (int)HttpStatusCode.RequestTimeout or >= 500 => new(FailureClass.Transient, $"the model's server failed ({status})", true),
        (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden => new(FailureClass.Permanent, $"the model's server does not accept the key ({status})"),
        _ => new(FailureClass.Permanent, $"the model's server refused the request ({status})"),
    };

    private static int? Status(Exception problem) =>
        Find<HttpOperationException>(problem)?.StatusCode is { } status ? (int)status
        : Find<ClientResultException>(problem) is { Status: > 0 } refused ? refused.Status
        : null;

    private static T? Find<T>(Exception? problem)
        where T : Exception =>
        problem switch
        {
            null => null,
            T found => found,
            AggregateException many => many.InnerExceptions.Select(Find<T>).FirstOrDefault(found => found is not null),
            _ => Find<T>(problem.InnerException),
        };
}
