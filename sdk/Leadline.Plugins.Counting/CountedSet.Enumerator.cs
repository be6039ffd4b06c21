using System.Collections;

namespace Leadline.Plugins.Counting;

/// <content>How it is gone through.</content>
public partial class CountedSet<T>
{
    /// <summary>Goes through the items.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly CountedSet<T> _of;
        private Walk _walk;

        internal Enumerator(CountedSet<T> of) => (_of, _walk, Current) = (of, new Walk(of.Table.Version), default!);

        /// <inheritdoc />
        public T Current { get; private set; }

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
