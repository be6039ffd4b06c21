using Leadline.Plugins.Runtime.Installed;

namespace Leadline.Plugins.Tests.Installed;

public sealed class UnpackedTests
{
    [Fact]
    public void What_a_killed_host_left_is_cleared_away_and_what_is_in_use_stays()
    {
        var left = Directory.CreateTempSubdirectory("leadline-plugins-").FullName;
        File.WriteAllText(Path.Combine(left, "lock"), "");
        var used = Directory.CreateTempSubdirectory("leadline-plugins-").FullName;
        using var held = new FileStream(Path.Combine(used, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        try
        {
            using var unpacked = new Unpacked();
            Assert.True(Directory.Exists(unpacked.Root));
            Assert.False(Directory.Exists(left));
            Assert.True(Directory.Exists(used));
        }
        finally
        {
            held.Dispose();
            Directory.Delete(used, recursive: true);
            if (Directory.Exists(left))
                Directory.Delete(left, recursive: true);
        }
    }
}
