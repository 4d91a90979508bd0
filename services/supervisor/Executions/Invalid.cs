using System.ComponentModel.DataAnnotations;

namespace Holmes.Supervisor.Executions;

/// <summary>What a request says that can never be done: which field, and what was expected of it.</summary>
internal static class Invalid
{
    public static ValidationException Field(string field, string problem) =>
        new(new ValidationResult($"'{field}' {problem}", [field]), null, null);
}
