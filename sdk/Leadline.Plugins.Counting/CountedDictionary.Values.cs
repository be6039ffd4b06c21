using System.Collections;

namespace Leadline.Plugins.Counting;

/// <content>Its values.</content>
public partial class CountedDictionary<TKey, TValue>
{
    /// <summary>The values of a dictionary, in its order; they follow it.</summary>
    public sealed class ValueCollection : ICollection<TValue>, IReadOnlyCollection<TValue>, ICollection
    {
        private readonly CountedDictionary<TKey, TValue> _of;

        /// <summary>The values of a dictionary.</summary>
        /// <exception cref="ArgumentNullException">There is no dictionary.</exception>
        public ValueCollection(CountedDictionary<TKey, TValue> dictionary)
        {
            ArgumentNullException.ThrowIfNull(dictionary);
            _of = dictionary;
        }

        /// <inheritdoc cref="ICollection{T}.Count" />
        public int Count => _of.Count;

        bool ICollection<TValue>.IsReadOnly => true;

        bool ICollection.IsSynchronized => false;

        object ICollection.SyncRoot => _of;

        /// <summary>Goes through the values.</summary>
        public Enumerator GetEnumerator() => new(_of);

        /// <summary>Copies the values into an array.</summary>
        /// <exception cref="ArgumentException">There is no array, or no room in it.</exception>
        public void CopyTo(TValue[] array, int index) => Copies.Into(array, index, Count, this);

        IEnumerator<TValue> IEnumerable<TValue>.GetEnumerator() => Count == 0 ? Given.Nothing<TValue>() : GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<TValue>)this).GetEnumerator();

        bool ICollection<TValue>.Contains(TValue item)
        {
            foreach (var value in this)
            {
                if (EqualityComparer<TValue>.Default.Equals(value, item))
                    return true;
            }

            return false;
        }

        void ICollection<TValue>.Add(TValue item) => throw Refused();

        void ICollection<TValue>.Clear() => throw Refused();

        bool ICollection<TValue>.Remove(TValue item) => throw Refused();

        void ICollection.CopyTo(Array array, int index) => Copies.IntoAny(array, index, Count, this);

        private static NotSupportedException Refused() => new("Mutating a value collection derived from a dictionary is not allowed.");

        /// <summary>Goes through the values.</summary>
        public struct Enumerator : IEnumerator<TValue>
        {
            private readonly CountedDictionary<TKey, TValue> _of;
            private Walk _walk;

            internal Enumerator(CountedDictionary<TKey, TValue> of) => (_of, _walk, Current) = (of, new Walk(of.Table.Version), default!);

            /// <inheritdoc />
            public TValue Current { get; private set; }

            readonly object? IEnumerator.Current => _walk.RequireItem(Current);

            /// <inheritdoc />
            public bool MoveNext()
            {
                var at = _walk.Next(ref _of.Table);
                Current = at < 0 ? default! : _of.Table.Entries[at].Value;
                return at >= 0;
            }

            /// <inheritdoc />
            public readonly void Dispose()
            {
            }

            void IEnumerator.Reset()
            {
                _walk.Reset(_of.Table.Version);
                Current = default!;
            }
        }
    }
}
