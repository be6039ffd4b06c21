using System.IO.Compression;
using System.Text;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tests.Packages;

public sealed class PackageTests
{
    [Fact]
    public void A_signed_package_is_read_as_it_was_packed()
    {
        var reading = PackageReader.Read(Made.Signed, Made.Policy);

        Assert.Empty(reading.Findings);
        Assert.Equal(Made.Files.Keys.Order(StringComparer.Ordinal), reading.Package!.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(Made.Files, f => Assert.Equal(f.Value.ToArray(), reading.Package.Files[f.Key].ToArray()));
        Assert.Equal("fenmoor.primary-care-it", reading.Package.Manifest.Id);
        Assert.Equal(["lib/Fenmoor.PrimaryCareIT.dll", "lib/Fenmoor.Tariffs.dll"], reading.Package.Assemblies().Select(a => a.Key));
    }

    [Fact]
    public void Signing_and_approving_leave_the_hash_and_another_file_changes_it()
    {
        var hash = PackageReader.Read(Made.Signed, Made.Policy).Package!.Hash;
        var other = Made.Files;
        other["README.md"] = "Desktop support for surgeries!"u8.ToArray();

        Assert.Equal(hash, PackageReader.Read(Made.Approved, Made.ToRun).Package!.Hash);
        Assert.Equal(hash, PackageReader.Read(Made.Signed, Made.Policy).Package!.Hash); // signed anew, with another random number
        var changed = PackageWriter.Sign(PackageWriter.Pack(Made.Manifest, other), Made.FenmoorKey, Made.Now, Made.Now.AddDays(1));
        Assert.NotEqual(hash, PackageReader.Read(changed, Made.Policy).Package!.Hash);
    }

    [Fact]
    public void The_same_files_in_another_order_are_packed_to_the_same_bytes() =>
        Assert.Equal(Made.Unsigned, PackageWriter.Pack(Made.Manifest, Made.Files.Reverse().ToDictionary()));

    [Fact]
    public void Ordinary_zip_programs_read_it_too()
    {
        using var zip = new ZipArchive(new MemoryStream(Made.Approved), ZipArchiveMode.Read);

        Assert.Equal(["manifest.json", "signature.json", "countersignature.json", "README.md", "lib/Fenmoor.PrimaryCareIT.dll", "lib/Fenmoor.Tariffs.dll"], zip.Entries.Select(e => e.FullName));
        using var readme = new StreamReader(zip.GetEntry("README.md")!.Open()); // checks the checksum
        Assert.Equal("Desktop support for surgeries.", readme.ReadToEnd());
    }

    [Fact]
    public void No_change_of_a_single_byte_changes_what_is_loaded()
    {
        var package = Made.Approved;
        var good = PackageReader.Read(package, Made.ToRun).Package!;
        var refused = 0;
        for (var i = 0; i < package.Length; i++)
        {
            package[i] ^= 0x20;
            if (PackageReader.Read(package, Made.ToRun).Package is { } read)
            {
                Assert.Equal(good.Hash, read.Hash);
                Assert.All(good.Files, f => Assert.True(f.Value.Span.SequenceEqual(read.Files[f.Key].Span)));
            }
            else
            {
                refused++;
            }

            package[i] ^= 0x20;
        }

        // What is left are bits that deflate does not look at.
        Assert.InRange(refused, package.Length - 20, package.Length);
    }

    [Fact]
    public void No_beginning_of_a_package_is_a_package()
    {
        var package = Made.Signed;
        for (var length = 0; length < package.Length; length++)
            Assert.Null(PackageReader.Read(package.AsMemory(0, length), Made.Policy).Package);
    }

    [Fact, Trait("Slow", "Yes")]
    public void Random_bytes_end_in_a_finding_and_never_in_an_exception()
    {
        var random = new Random(20191001);
        var package = Made.Approved;
        for (var round = 0; round < 3_000; round++)
        {
            var spoilt = package.ToArray();
            for (var n = random.Next(1, 12); n > 0; n--)
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            var reading = PackageReader.Read(spoilt, Made.ToRun);
            Assert.NotEqual(reading.Package is null, reading.Findings.Count == 0);
        }
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var contents = Made.Contents(Made.Signed);
        contents["README.md"] = "Changed."u8.ToArray();
        contents.Remove("lib/Fenmoor.Tariffs.dll");
        contents.Add("lib/Extra.dll", [1]);
        contents["manifest.json"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(contents["manifest.json"]).Replace("[1.0,2.0)", "[1.0]", StringComparison.Ordinal));

        var findings = PackageReader.Read(Made.Raw(contents).Add("../evil", "x").Write(), Made.Policy).Findings;

        Assert.Equal(
            ["file-missing lib/Fenmoor.Tariffs.dll", "file-modified README.md", "file-undeclared lib/Extra.dll", "path-walks ../evil", "sdk-range manifest.json", "signature-wrong signature.json"],
            findings.Select(f => $"{f.Code} {f.File}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_are_written_into_an_empty_folder_alone()
    {
        var folder = Directory.CreateTempSubdirectory("leadline-package-").FullName;
        try
        {
            var package = PackageReader.Read(Made.Signed, Made.Policy).Package!;
            package.WriteTo(folder);

            Assert.Equal(new byte[] { 1, 2, 3 }, File.ReadAllBytes(Path.Combine(folder, "lib", "Fenmoor.Tariffs.dll")));
            Assert.Equal(3, Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
            Assert.Throws<IOException>(() => package.WriteTo(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
