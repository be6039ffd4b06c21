using System.Text;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tests.Packages;

/// <summary>Packages made byte by byte. Each is refused for its own reason, with the file named.</summary>
public sealed class HostileZipTests
{
    private static readonly byte[] Small = [1, 2, 3];

    [Fact]
    public void The_same_contents_in_plain_headers_are_read() // else the tests below would refuse for another reason
        => Assert.NotNull(PackageReader.Read(Made.Raw(Made.Contents(Made.Signed)).Write(), Made.Policy).Package);

    [Theory]
    [InlineData("../../etc/cron.d/evil", "path-walks")]
    [InlineData("lib/../../evil.dll", "path-walks")]
    [InlineData("lib/./evil.dll", "path-walks")]
    [InlineData(@"..\evil.dll", "path-walks")]
    [InlineData("/etc/passwd", "path-absolute")]
    [InlineData(@"\\server\share", "path-absolute")]
    [InlineData("C:/Windows/evil.dll", "path-absolute")]
    [InlineData("lib/evil\0.dll", "path-characters")]
    [InlineData("lib/evil.dll:stream", "path-characters")]
    [InlineData(@"lib\evil.dll", "path-characters")]
    [InlineData("lib/ev il.dll", "path-characters")]
    [InlineData("lib//evil.dll", "path-name")]
    [InlineData("lib/", "path-name")]
    [InlineData("lib/.hidden", "path-name")]
    [InlineData("lib/evil.dll.", "path-name")]
    [InlineData("lib/NUL.txt", "path-name")]
    [InlineData("", "path-length")]
    public void A_path_that_leads_elsewhere_is_refused(string path, string code)
    {
        var fault = Made.OnlyFault(Signed().Add(path, "x").Write());
        Assert.Equal((code, path), (fault.Code, fault.File));
    }

    [Fact]
    public void A_very_long_path_is_refused() =>
        Assert.Equal("path-length", Made.OnlyFault(Signed().Add("lib/" + new string('a', 200), "x").Write()).Code);

    [Fact]
    public void A_path_of_other_letters_is_refused() => // as UTF-8 a look-alike
        Assert.Equal("path-characters", Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/\u0435vil.dll"u8.ToArray(), Small)).Write()).Code);

    [Theory]
    [InlineData("README.md")]
    [InlineData("readme.MD")]
    [InlineData("Manifest.json")]
    public void A_path_twice_is_refused_capitals_or_not(string path)
    {
        var fault = Made.OnlyFault(Signed().Add(path, "other").Write());
        Assert.Equal(("file-twice", path), (fault.Code, fault.File));
    }

    [Fact]
    public void A_bomb_is_stopped_at_the_limit_whatever_its_header_says()
    {
        var zeros = new byte[40 * 1024 * 1024];
        var bomb = new RawZip.Entry("lib/bomb.dll", zeros) { Deflate = true, Size = 3 };
        var package = Signed().Add(bomb).Write();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = Made.OnlyFault(package, Made.Policy with { Limits = new PackageLimits { FileBytes = 100_000 } });

        Assert.Equal(("file-too-large", "lib/bomb.dll"), (fault.Code, fault.File));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * 1024 * 1024); // it never became large
    }

    [Fact]
    public void Many_files_that_are_large_only_together_are_refused()
    {
        var zip = Signed();
        for (var i = 0; i < 10; i++)
            zip.Add(new RawZip.Entry($"lib/part{i}.dll", new byte[90_000]) { Deflate = true });

        var findings = PackageReader.Read(zip.Write(), Made.Policy with { Limits = new PackageLimits { FileBytes = 100_000, TotalBytes = 500_000 } }).Findings;

        Assert.Contains(findings, f => f is { Code: "package-bomb", File: "lib/part5.dll" });
    }

    [Fact]
    public void A_manifest_larger_than_a_manifest_is_refused()
    {
        var zip = new RawZip().Add(new RawZip.Entry("manifest.json", new byte[300_000]) { Deflate = true });
        var fault = Made.OnlyFault(zip.Write());
        Assert.Equal(("file-too-large", "manifest.json"), (fault.Code, fault.File));
    }

    [Fact]
    public void A_package_over_its_limit_is_not_even_opened() =>
        Assert.Equal("package-too-large", Made.OnlyFault(Made.Signed, Made.Policy with { Limits = new PackageLimits { PackageBytes = 1_000 } }).Code);

    [Fact]
    public void Too_many_files_are_refused_by_their_number()
    {
        var zip = Signed();
        for (var i = 0; i < 200; i++)
            zip.Add($"lib/f{i}.txt", "");
        Assert.Equal("too-many-files", Made.OnlyFault(zip.Write()).Code);
    }

    [Fact]
    public void A_stated_size_or_checksum_that_is_wrong_is_refused()
    {
        Assert.Equal("header-lies", Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/a.dll", Small) { Size = 4 }).Write()).Code);
        Assert.Equal("header-lies", Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/a.dll", Small) { Crc = 7 }).Write()).Code);
    }

    [Fact]
    public void Damaged_compression_is_refused() =>
        Assert.Equal("damaged-file", Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/a.dll", [0xFF, 0xFF, 0xFF, 0xFF]) { Method = 8 }).Write()).Code);

    [Theory]
    [InlineData(1, 0, 0u)] // encrypted
    [InlineData(8, 0, 0u)] // sizes behind the data
    [InlineData(0x800, 0, 0u)] // names as UTF-8
    [InlineData(0, 14, 0u)] // LZMA
    [InlineData(0, 0, 0xA1FF0000u)] // a symbolic link
    public void Fields_that_packages_do_not_have_are_refused(int flags, int method, uint attributes)
    {
        var fault = Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/a.dll", Small) { Flags = (ushort)flags, Method = (ushort)method, Attributes = attributes }).Write());
        Assert.Equal(("foreign-header", "lib/a.dll"), (fault.Code, fault.File));
    }

    [Fact]
    public void Extra_fields_are_refused_in_either_header()
    {
        Assert.Equal("foreign-header", Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/a.dll", Small) { Extra = [1, 0, 0, 0] }).Write()).Code);
        Assert.Equal("contradicting-headers", Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/a.dll", Small) { LocalExtra = [1, 0, 0, 0] }).Write()).Code);
    }

    [Fact]
    public void Headers_that_contradict_each_other_are_refused()
    {
        var named = new RawZip.Entry("lib/a.dll", Small) { LocalName = Encoding.ASCII.GetBytes("lib/b.dll") };
        var fault = Made.OnlyFault(Signed().Add(named).Write());
        Assert.Equal(("contradicting-headers", "lib/a.dll"), (fault.Code, fault.File));
        Assert.Equal("contradicting-headers", Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/a.dll", Small) { LocalFlags = 1 }).Write()).Code);
    }

    [Fact]
    public void Entries_that_share_bytes_are_refused() => // the bomb that grows with the square of its size
        Assert.Equal("overlapping-entries", Made.OnlyFault(Signed().Add(new RawZip.Entry("lib/a.dll", Small) { At = 0 }).Write()).Code);

    [Fact]
    public void Bytes_that_belong_to_no_file_are_refused()
    {
        Assert.Equal("overlapping-entries", Made.OnlyFault(Signed(before: "#!/bin/sh\n"u8.ToArray()).Write()).Code);
        Assert.Equal("hidden-bytes", Made.OnlyFault(Signed(beforeDirectory: Small).Write()).Code);
        Assert.Equal("not-a-package", Made.OnlyFault(Signed(comment: "hello").Write()).Code);
        Assert.Equal("not-a-package", Made.OnlyFault([.. Made.Signed, 0]).Code);
    }

    [Fact]
    public void A_list_of_files_that_is_shorter_or_longer_than_stated_is_refused()
    {
        var contents = Made.Contents(Made.Signed);
        Assert.Equal("hidden-bytes", Made.OnlyFault(Signed(statedFiles: contents.Count - 1).Write()).Code);
        Assert.Equal("damaged-header", Made.OnlyFault(Signed(statedFiles: contents.Count + 1).Write()).Code);
    }

    [Fact]
    public void What_is_no_zip_is_refused()
    {
        Assert.Equal("not-a-package", Made.OnlyFault([]).Code);
        Assert.Equal("not-a-package", Made.OnlyFault("MZ and then something else altogether"u8.ToArray()).Code);
    }

    private static RawZip Signed(byte[]? before = null, byte[]? beforeDirectory = null, string comment = "", int? statedFiles = null) =>
        Made.Contents(Made.Signed).Aggregate(
            new RawZip { Before = before ?? [], BeforeDirectory = beforeDirectory ?? [], Comment = comment, StatedFiles = statedFiles },
            (zip, c) => zip.Add(new RawZip.Entry(c.Key, c.Value)));
}
