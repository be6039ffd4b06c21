namespace Leadline.Plugins.Counting;

/// <summary>Copies collections into arrays, and refuses what the base library refuses in its words. Going through the collection is what is charged for.</summary>
internal static class Copies
{
    /// <exception cref="ArgumentException">There is no array, or no room in it.</exception>
    internal static void Into<T>(T[]? array, int index, int count, IEnumerable<T> items)
    {
        RequireRoom(array, index, count);
        foreach (var item in items)
            array![index++] = item;
    }

    /// <exception cref="ArgumentException">There is no array, no room in it, or it is for other things.</exception>
    internal static void IntoAny<T>(Array? array, int index, int count, IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Rank != 1)
            throw Given.TooManyDimensions();
        RequireRoom(array, index, count);
        if (array is T[] same)
        {
            Into(same, index, count, items);
            return;
        }

        if (array is not object?[] any || !any.GetType().GetElementType()!.IsAssignableFrom(typeof(T)))
            throw Given.OtherItems();
        foreach (var item in items)
            any[index++] = item;
    }

    private static void RequireRoom(Array? array, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (index < 0 || index > array.Length)
            throw new ArgumentOutOfRangeException(nameof(index), "Non-negative number required.");
        if (array.Length - index < count)
            throw Given.NoRoom();
    }
}
