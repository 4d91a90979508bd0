namespace Holmes.Learning.Beliefs;

/// <summary>The last outcomes of a context, in their order: what is older is not known any more.</summary>
public sealed class OutcomeWindow(int size)
{
    private readonly int[] arms = new int[size];
    private readonly double[] qualities = new double[size];
    private int first;

    public int Count { get; private set; }

    /// <summary>From the oldest to the latest.</summary>
    public (int Arm, double Quality) this[int place] => (arms[(first + place) % size], qualities[(first + place) % size]);

    /// <returns>What falls out of it; null while there is room.</returns>
    public (int Arm, double Quality)? Add(int arm, double quality)
    {
        (int, double)? gone = Count == size ? this[0] : null;
        var place = (first + Count) % size;
        (arms[place], qualities[place]) = (arm, quality);
        (first, Count) = gone is null ? (first, Count + 1) : ((first + 1) % size, Count);
        return gone;
    }
}
