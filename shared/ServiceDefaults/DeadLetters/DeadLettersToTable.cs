using MassTransit;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Without a broker between: straight into the table.</summary>
internal sealed class DeadLettersToTable(DeadLetterTable table) : IDeadLetters
{
    public Task KeepAsync(DeadLetter letter, ReceiveContext received) => table.KeepAsync(letter, received.CancellationToken);
}
