using System.Text;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>The last of what a plugin printed, for its author. Characters that could play tricks on a terminal or forge lines of another log are replaced.</summary>
/// <param name="whole">Where it goes as well; null for nowhere.</param>
internal sealed class PluginLog(PluginLog? whole = null)
{
    private const int Kept = 64 * 1024;

    private readonly StringBuilder _text = new();
    private readonly Lock _turn = new();

    /// <summary>Adds to it.</summary>
    internal void Add(ReadOnlySpan<byte> utf8)
    {
        whole?.Add(utf8);
        var text = Encoding.UTF8.GetString(utf8);
        lock (_turn)
        {
            foreach (var character in text)
                _text.Append(character is '\n' or '\t' || !char.IsControl(character) ? character : '\u00b7');
            if (_text.Length > 2 * Kept)
                _text.Remove(0, _text.Length - Kept);
        }
    }

    /// <summary>Takes out what is in it.</summary>
    internal string Take()
    {
        lock (_turn)
        {
            var text = Last();
            _text.Clear();
            return text;
        }
    }

    /// <summary>The last so many characters.</summary>
    internal string Last(int characters = Kept)
    {
        lock (_turn)
            return _text.ToString(Math.Max(0, _text.Length - characters), Math.Min(_text.Length, characters));
    }
}
