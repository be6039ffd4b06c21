using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <content>Sets against sets. What is asked of the other, and in which order, is what the base library asks.</content>
public partial class CountedSet<T>
{
    /// <summary>Adds the items of a sequence.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public void UnionWith(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var item in Charged(other))
            Add(item);
    }

    /// <summary>Takes the items of a sequence away.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public void ExceptWith(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0)
            return;
        if (ReferenceEquals(other, this))
        {
            Clear();
            return;
        }

        foreach (var item in Charged(other))
            Remove(item);
    }

    /// <summary>Takes away what a sequence does not have.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public void IntersectWith(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0 || ReferenceEquals(other, this))
            return;
        if (other is ICollection<T> { Count: 0 })
        {
            Clear();
            return;
        }

        if (other is CountedSet<T> set && Compares(set))
        {
            for (var at = 0; Table.Next(ref at);)
            {
                if (Table.Entries[at - 1].Key is var item && !set.Contains(item))
                    Remove(item);
            }

            return;
        }

        var found = new CountedMarks(Table.Used);
        foreach (var item in Charged(other))
            found.Mark(Table.Find(item));
        RemoveWhere(found, isMarked: false);
    }

    /// <summary>Takes away what a sequence has too, and adds what it has besides.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public void SymmetricExceptWith(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0)
        {
            UnionWith(other);
            return;
        }

        if (ReferenceEquals(other, this))
        {
            Clear();
            return;
        }

        if (other is CountedSet<T> set && Compares(set))
        {
            foreach (var item in set)
            {
                if (!Remove(item))
                    Add(item);
            }

            return;
        }

        var (common, added) = (new CountedMarks(Table.Used), new CountedMarks(Table.Used));
        foreach (var item in Charged(other))
        {
            var at = Table.FindOrAdd(item, out var isThere);
            if (!isThere)
                added.Mark(at);
            else if (!added.Has(at))
                common.Mark(at);
        }

        RemoveWhere(common, isMarked: true);
    }

    /// <summary>Whether a sequence has everything that is here.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool IsSubsetOf(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0 || ReferenceEquals(other, this))
            return true;
        if (other is CountedSet<T> set && Compares(set))
            return Count <= set.Count && set.HasAll(this);
        return Compare(other, untilForeign: false).Found == Count;
    }

    /// <summary>Whether a sequence has everything that is here, and more.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool IsProperSubsetOf(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(other, this) || other is ICollection<T> { Count: 0 })
            return false;
        if (Count == 0 && other is ICollection<T>)
            return true;
        if (other is CountedSet<T> set && Compares(set))
            return Count < set.Count && set.HasAll(this);
        return Compare(other, untilForeign: false) is var (found, foreign) && found == Count && foreign > 0;
    }

    /// <summary>Whether everything of a sequence is here.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool IsSupersetOf(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(other, this) || other is ICollection<T> { Count: 0 })
            return true;
        if (other is CountedSet<T> set && Compares(set) && set.Count > Count)
            return false;
        return HasAll(other);
    }

    /// <summary>Whether everything of a sequence is here, and more.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool IsProperSupersetOf(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0 || ReferenceEquals(other, this))
            return false;
        if (other is ICollection<T> { Count: 0 })
            return true;
        if (other is CountedSet<T> set && Compares(set))
            return set.Count < Count && HasAll(set);
        return Compare(other, untilForeign: true) is var (found, foreign) && found < Count && foreign == 0;
    }

    /// <summary>Whether something of a sequence is here.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool Overlaps(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0)
            return false;
        if (ReferenceEquals(other, this))
            return true;
        foreach (var item in Charged(other))
        {
            if (Contains(item))
                return true;
        }

        return false;
    }

    /// <summary>Whether a sequence has what is here and nothing besides.</summary>
    /// <exception cref="ArgumentNullException">There is no sequence.</exception>
    public bool SetEquals(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(other, this))
            return true;
        if (other is CountedSet<T> set && Compares(set))
            return Count == set.Count && HasAll(set);
        if (Count == 0 && other is ICollection<T> { Count: > 0 })
            return false;
        return Compare(other, untilForeign: true) is var (found, foreign) && found == Count && foreign == 0;
    }

    // What lies in an empty bucket is not looked at, and has been asked for all the same.
    private static IEnumerable<T> Charged(IEnumerable<T> other)
    {
        foreach (var item in other)
        {
            Steps.Charge(1);
            yield return item;
        }
    }

    private bool HasAll(IEnumerable<T> other)
    {
        foreach (var item in Charged(other))
        {
            if (!Contains(item))
                return false;
        }

        return true;
    }

    // How many of the items here a sequence has, and how many others, or at least whether there is one.
    private (int Found, int Foreign) Compare(IEnumerable<T> other, bool untilForeign)
    {
        var marks = new CountedMarks(Table.Used);
        var (found, foreign) = (0, 0);
        foreach (var item in Charged(other))
        {
            var at = Table.Find(item);
            if (at >= 0)
                found += marks.Mark(at) ? 1 : 0;
            else if (++foreign > 0 && untilForeign)
                break;
        }

        return (found, foreign);
    }

    private void RemoveWhere(CountedMarks marks, bool isMarked)
    {
        for (var at = 0; at < marks.Length; at++)
        {
            Steps.Charge(1);
            if (Table.Entries[at].IsThere && marks.Has(at) == isMarked)
                Remove(Table.Entries[at].Key);
        }
    }
}
