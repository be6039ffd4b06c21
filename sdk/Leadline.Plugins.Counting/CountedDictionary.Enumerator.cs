using System.Collections;

namespace Leadline.Plugins.Counting;

/// <content>How it is gone through.</content>
public partial class CountedDictionary<TKey, TValue>
{
    /// <summary>Goes through the pairs.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>
    {
        private readonly CountedDictionary<TKey, TValue> _of;
        private Walk _walk;

        internal Enumerator(CountedDictionary<TKey, TValue> of) => (_of, _walk, Current) = (of, new Walk(of.Table.Version), default!);

        /// <inheritdoc />
        public KeyValuePair<TKey, TValue> Current { get; private set; }

        readonly object? IEnumerator.Current => _walk.RequireItem(Current);

        /// <inheritdoc />
        public bool MoveNext()
        {
            var at = _walk.Next(ref _of.Table);
            Current = at < 0 ? default! : new KeyValuePair<TKey, TValue>(_of.Table.Entries[at].Key, _of.Table.Entries[at].Value);
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
