using System.Collections;

namespace Leadline.Plugins.Counting;

/// <content>Its keys.</content>
public partial class CountedDictionary<TKey, TValue>
{
    /// <summary>The keys of a dictionary, in its order; they follow it.</summary>
    public sealed class KeyCollection : ICollection<TKey>, IReadOnlyCollection<TKey>, ICollection
    {
        private readonly CountedDictionary<TKey, TValue> _of;

        /// <summary>The keys of a dictionary.</summary>
        /// <exception cref="ArgumentNullException">There is no dictionary.</exception>
        public KeyCollection(CountedDictionary<TKey, TValue> dictionary)
        {
            ArgumentNullException.ThrowIfNull(dictionary);
            _of = dictionary;
        }

        /// <inheritdoc cref="ICollection{T}.Count" />
        public int Count => _of.Count;

        bool ICollection<TKey>.IsReadOnly => true;

        bool ICollection.IsSynchronized => false;

        object ICollection.SyncRoot => _of;

        /// <summary>Goes through the keys.</summary>
        public Enumerator GetEnumerator() => new(_of);

        /// <summary>Copies the keys into an array.</summary>
        /// <exception cref="ArgumentException">There is no array, or no room in it.</exception>
        public void CopyTo(TKey[] array, int index) => Copies.Into(array, index, Count, this);

        /// <summary>Whether a key is there.</summary>
        /// <exception cref="ArgumentNullException">There is no key.</exception>
        public bool Contains(TKey item) => _of.ContainsKey(item);

        IEnumerator<TKey> IEnumerable<TKey>.GetEnumerator() => Count == 0 ? Given.Nothing<TKey>() : GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<TKey>)this).GetEnumerator();

        void ICollection<TKey>.Add(TKey item) => throw Refused();

        void ICollection<TKey>.Clear() => throw Refused();

        bool ICollection<TKey>.Remove(TKey item) => throw Refused();

        void ICollection.CopyTo(Array array, int index) => Copies.IntoAny(array, index, Count, this);

        private static NotSupportedException Refused() => new("Mutating a key collection derived from a dictionary is not allowed.");

        /// <summary>Goes through the keys.</summary>
        public struct Enumerator : IEnumerator<TKey>
        {
            private readonly CountedDictionary<TKey, TValue> _of;
            private Walk _walk;

            internal Enumerator(CountedDictionary<TKey, TValue> of) => (_of, _walk, Current) = (of, new Walk(of.Table.Version), default!);

            /// <inheritdoc />
            public TKey Current { get; private set; }

            readonly object? IEnumerator.Current => _walk.RequireItem(Current);

            /// <inheritdoc />
            public bool MoveNext()
            {
                var at = _walk.Next(ref _of.Table);
                Current = at < 0 ? default! : _of.Table.Entries[at].Key;
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
