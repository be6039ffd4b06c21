using System.Collections;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>Charges for collections that rewritten code hands to the base library.</summary>
public static class CountedItems
{
    /// <summary>Charges for a collection that is to be copied, searched, moved or sorted.</summary>
    /// <param name="items">The collection; one that counts its own iteration, or none, costs nothing here.</param>
    /// <param name="eighths">What an element costs, in eighths of a step.</param>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static void Charge<T>(IEnumerable<T>? items, int eighths)
    {
        // One of texts can be handed on as one of objects, which then is no collection of those.
        var count = items switch { ICollection<T> own => own.Count, ICollection any => any.Count, _ => 0 };
        if (count > 0) // a plugin's own may say anything: what is less than nothing would be given back
            Steps.Charge((int)Math.Min(int.MaxValue, (long)count * eighths / 8));
    }
}
