namespace Leadline.Plugins.Preparer;

/// <summary>Ends this process when its host is gone, also where no sandbox sees to that.</summary>
internal static class ParentWatch
{
    internal static void Begin(Stream input) => new Thread(() =>
    {
        while (input.ReadByte() >= 0)
        {
        }

        Environment.Exit(1);
    }) { IsBackground = true, Name = "parent watch" }.Start();
}
