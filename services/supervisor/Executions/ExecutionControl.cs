using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Supervisor.Executions;

/// <summary>A wish about a running execution: 202 when it was taken, 409 with the reason when its state does not allow it.</summary>
public sealed class ExecutionControl(ExecutionGate gate, ExecutionReader reader)
{
    public async Task<Results<Accepted, ProblemHttpResult, ValidationProblem>> AskAsync(Guid id, HttpContext http, ExecutionLog.Decide decide)
    {
        if ((await reader.ReadAsync(id, http, at: 0, http.RequestAborted)).Count == 0)
        {
            return Problems.NoSuchExecution(id);
        }

        try
        {
            var committed = await gate.PassAsync(id, decide, causationId: null, http.RequestAborted);
            return committed.Facts.Count > 0
                ? TypedResults.Accepted($"/api/executions/{id}")
                : Problems.NotNow(committed.After);
        }
        catch (ValidationException e)
        {
            return Problems.BadField(e);
        }
        catch (JsonException e)
        {
            return Problems.BadValue(e.Message);
        }
    }
}
