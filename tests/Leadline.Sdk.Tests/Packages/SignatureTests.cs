using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Plugins.Checking;
using Leadline.Primitives;

namespace Leadline.Sdk.Tests.Packages;

public sealed class SignatureTests
{
    [Fact]
    public void An_approved_package_runs() => Assert.NotNull(PackageReader.Read(Made.Approved, Made.ToRun).Package);

    [Fact]
    public void An_unsigned_package_is_refused_at_publication_and_warned_of_before()
    {
        Assert.Equal(("unsigned", "signature.json"), Fault(Made.Unsigned));

        var reading = PackageReader.Read(Made.Unsigned, Made.Policy with { Profile = CheckProfile.Develop });
        Assert.NotNull(reading.Package);
        Assert.Equal((Severity.Warning, "unsigned"), (reading.Findings.Single().Severity, reading.Findings.Single().Code));
    }

    [Fact]
    public void A_development_key_gets_no_further_than_development()
    {
        var package = PackageWriter.Sign(Made.Unsigned, Made.DevelopmentKey, Made.Now, Made.Now.AddDays(1));

        Assert.NotNull(PackageReader.Read(package, Made.Policy with { Profile = CheckProfile.Develop }).Package);
        Assert.Equal(("development-key", "signature.json"), Fault(package)); // registered as it is
    }

    [Fact]
    public void The_mark_of_a_development_key_does_not_come_off()
    {
        var unmarked = Made.DevelopmentKey.Public with { IsDevelopment = false };
        var contents = Made.Contents(PackageWriter.Sign(Made.Unsigned, Made.DevelopmentKey, Made.Now, Made.Now.AddDays(1)));
        var signature = JsonSerializer.Deserialize<PublisherSignature>(contents["signature.json"], PluginDocuments.Json)!;
        contents["signature.json"] = Made.Json(signature with { Key = unmarked.Identify() });

        // Even where somebody registers the key as a good one, the signature names the marked key.
        var policy = Made.Policy with { Keys = [Made.Trust(Made.FenmoorKey) with { Key = unmarked }] };
        Assert.Equal(("signature-wrong", "signature.json"), Fault(Made.Raw(contents).Write(), policy));
    }

    [Fact]
    public void A_key_that_nobody_registered_is_refused()
    {
        using var stranger = SigningKey.Create(Made.Fenmoor, forDevelopment: false);
        Assert.Equal(("signer-unknown", "signature.json"), Fault(PackageWriter.Sign(Made.Unsigned, stranger, Made.Now, Made.Now.AddDays(1))));
    }

    [Fact]
    public void A_publisher_signs_for_itself_alone()
    {
        using var rival = SigningKey.Create(OrganisationReference.Parse("GB-COH:07654321"), forDevelopment: false);
        var package = PackageWriter.Sign(Made.Unsigned, rival, Made.Now, Made.Now.AddDays(1));
        Assert.Equal(("signer-not-publisher", "signature.json"), Fault(package, Made.Policy with { Keys = [Made.Trust(rival)] }));
    }

    [Fact]
    public void A_manifest_changed_after_signing_is_refused()
    {
        var contents = Made.Contents(Made.Signed);
        contents["manifest.json"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(contents["manifest.json"]).Replace("1.4.0", "1.5.0", StringComparison.Ordinal));
        Assert.Equal(("signature-wrong", "signature.json"), Fault(Made.Raw(contents).Write()));
    }

    [Fact]
    public void Each_thing_that_a_signature_says_is_signed()
    {
        var contents = Made.Contents(Made.Signed);
        var signature = JsonSerializer.Deserialize<PublisherSignature>(contents["signature.json"], PluginDocuments.Json)!;
        foreach (var changed in new[] { signature with { ValidUntil = signature.ValidUntil.AddTicks(1) }, signature with { SignedAt = signature.SignedAt.AddTicks(1) }, signature with { Value = "" }, signature with { Value = "?" } })
        {
            contents["signature.json"] = Made.Json(changed);
            Assert.Equal(("signature-wrong", "signature.json"), Fault(Made.Raw(contents).Write()));
        }
    }

    [Fact]
    public void A_signature_is_good_between_its_dates()
    {
        Assert.NotNull(PackageReader.Read(Made.Signed, Made.Policy with { Now = Made.Now.AddDays(28) }).Package);
        Assert.Equal(("signature-expired", "signature.json"), Fault(Made.Signed, Made.Policy with { Now = Made.Now.AddDays(28).AddSeconds(1) }));
        Assert.Equal(("signature-not-yet-good", "signature.json"), Fault(Made.Signed, Made.Policy with { Now = Made.Now.AddDays(-3) }));
    }

    [Fact]
    public void A_key_is_good_between_its_dates_and_until_it_is_revoked()
    {
        var key = Made.Trust(Made.FenmoorKey);
        Assert.Equal(("key-out-of-date", "signature.json"), Fault(Made.Signed, Made.Policy with { Keys = [key with { ValidUntil = Made.Now.AddDays(-3) }] }));
        Assert.Equal(("key-out-of-date", "signature.json"), Fault(Made.Signed, Made.Policy with { Keys = [key with { ValidFrom = Made.Now.AddDays(-1) }] }));
        var early = Assert.Single(PackageReader.Read(Made.Signed, Made.Policy with { Keys = [key with { ValidFrom = Made.Now.AddDays(-1) }] }).Findings, f => f.Code == "key-out-of-date");
        Assert.Equal("A key is good from when it is registered: sign again.", early.Remedy);
        Assert.Equal(("key-revoked", "signature.json"), Fault(Made.Signed, Made.Policy with { Keys = [key with { RevokedAt = Made.Now }] }));
        Assert.NotNull(PackageReader.Read(Made.Signed, Made.Policy with { Keys = [key with { RevokedAt = Made.Now.AddSeconds(1) }] }).Package);
    }

    [Fact]
    public void Without_an_approval_nothing_runs() => Assert.Equal(("not-countersigned", "countersignature.json"), Fault(Made.Signed, Made.ToRun));

    [Fact]
    public void An_approval_outlives_the_publishers_signature()
    {
        Assert.NotNull(PackageReader.Read(Made.Approved, Made.ToRun with { Now = Made.Now.AddYears(9) }).Package); // a contract's life
        var late = PackageWriter.Countersign(Made.Signed, Made.AuthorityKey, Made.Now.AddDays(29), null, rules: 1);
        Assert.Equal(("signature-expired", "signature.json"), Fault(late, Made.ToRun with { Now = Made.Now.AddDays(30) }));
    }

    [Fact]
    public void An_approval_is_good_between_its_dates()
    {
        var package = PackageWriter.Countersign(Made.Signed, Made.AuthorityKey, Made.Now, Made.Now.AddDays(7), rules: 1);
        Assert.NotNull(PackageReader.Read(package, Made.ToRun with { Now = Made.Now.AddDays(7) }).Package);
        Assert.Equal(("countersignature-expired", "countersignature.json"), Fault(package, Made.ToRun with { Now = Made.Now.AddDays(8) }));
        Assert.Equal(("countersignature-not-yet-good", "countersignature.json"), Fault(package, Made.ToRun with { Now = Made.Now.AddSeconds(-1) }));
    }

    [Fact]
    public void A_publisher_does_not_approve()
    {
        var package = PackageWriter.Countersign(Made.Signed, Made.FenmoorKey, Made.Now, null, rules: 1);
        Assert.Equal(("signer-unknown", "countersignature.json"), Fault(package, Made.ToRun));
    }

    [Fact]
    public void An_approval_under_a_development_key_is_none()
    {
        using var key = SigningKey.Create(Made.NhsEngland, forDevelopment: true);
        var package = PackageWriter.Countersign(Made.Signed, key, Made.Now, null, rules: 1);
        Assert.Equal(("development-key", "countersignature.json"), Fault(package, Made.ToRun with { Keys = [.. Made.Policy.Keys, Made.Trust(key, isAuthority: true)] }));
    }

    [Fact]
    public void An_approval_belongs_to_one_signature_and_one_set_of_rules()
    {
        var contents = Made.Contents(Made.Approved);
        var again = Made.Contents(PackageWriter.Sign(Made.Unsigned, Made.FenmoorKey, Made.Now.AddDays(-2), Made.Now.AddDays(28)));
        contents["signature.json"] = again["signature.json"];
        Assert.Equal(("countersignature-wrong", "countersignature.json"), Fault(Made.Raw(contents).Write(), Made.ToRun));

        contents = Made.Contents(Made.Approved);
        var approval = JsonSerializer.Deserialize<AuthorityCountersignature>(contents["countersignature.json"], PluginDocuments.Json)!;
        contents["countersignature.json"] = Made.Json(approval with { Rules = 2 });
        Assert.Equal(("countersignature-wrong", "countersignature.json"), Fault(Made.Raw(contents).Write(), Made.ToRun));
    }

    [Fact]
    public void An_approval_belongs_to_the_code_that_it_names()
    {
        var code = ApprovedCode.Of(Circumstances.Here(CheckProfile.Publish), [new("lib/Fenmoor.PrimaryCareIT.dll", [1]), new("lib/Fenmoor.Tariffs.dll", [2])]);
        var contents = Made.Contents(PackageWriter.Countersign(Made.Signed, Made.AuthorityKey, Made.Now, null, rules: 1, code));
        Assert.NotNull(PackageReader.Read(Made.Raw(contents).Write(), Made.ToRun).Package);
        var approval = JsonSerializer.Deserialize<AuthorityCountersignature>(contents["countersignature.json"], PluginDocuments.Json)!;
        ApprovedCode?[] others = [null, code with { Circumstances = "develop" }, code with { Assemblies = [code.Assemblies[0]] }, code with { Assemblies = [code.Assemblies[1], code.Assemblies[0]] }];
        foreach (var other in others)
        {
            contents["countersignature.json"] = Made.Json(approval with { Code = other });
            Assert.Equal(("countersignature-wrong", "countersignature.json"), Fault(Made.Raw(contents).Write(), Made.ToRun));
        }

        var withNull = JsonNode.Parse(Made.Json(approval))!;
        withNull["code"]!["assemblies"]!.AsArray().Insert(0, null);
        contents["countersignature.json"] = Encoding.UTF8.GetBytes(withNull.ToJsonString());
        Assert.Equal(("document-malformed", "countersignature.json"), Fault(Made.Raw(contents).Write(), Made.ToRun));
    }

    [Fact]
    public void Other_code_than_was_approved_is_named_and_other_circumstances_are_noted()
    {
        var here = Circumstances.Here(CheckProfile.Publish);
        var approved = ApprovedCode.Of(here, [new("lib/A.dll", [1]), new("lib/B.dll", [2])]);

        Assert.Null(approved.Compare(ApprovedCode.Of(here, [new("lib/B.dll", [2]), new("lib/A.dll", [1])])));
        var changed = approved.Compare(ApprovedCode.Of(here, [new("lib/A.dll", [1]), new("lib/B.dll", [3])]))!;
        Assert.Equal((Severity.Fault, "counted-not-approved", "lib/B.dll"), (changed.Severity, changed.Code, changed.File));
        Assert.Equal("lib/C.dll", approved.Compare(ApprovedCode.Of(here, [new("lib/A.dll", [1]), new("lib/B.dll", [2]), new("lib/C.dll", [])]))!.File);
        Assert.Equal("lib/B.dll", approved.Compare(ApprovedCode.Of(here, [new("lib/A.dll", [1])]))!.File);
        var elsewhere = approved.Compare(ApprovedCode.Of(here with { Runtime = "10.0.99" }, [new("lib/A.dll", [9])]))!;
        Assert.Equal((Severity.Note, "counted-elsewhere"), (elsewhere.Severity, elsewhere.Code));
    }

    [Fact]
    public void Signing_again_takes_an_approval_out()
    {
        var again = PackageWriter.Sign(Made.Approved, Made.FenmoorKey, Made.Now, Made.Now.AddDays(1));
        Assert.DoesNotContain("countersignature.json", Made.Contents(again).Keys);
    }

    [Fact]
    public void What_is_unsigned_cannot_be_countersigned() =>
        Assert.Throws<InvalidDataException>(() => PackageWriter.Countersign(Made.Unsigned, Made.AuthorityKey, Made.Now, null, rules: 1));

    [Fact]
    public void A_key_file_is_read_as_it_was_written()
    {
        using var read = SigningKey.Read(Made.DevelopmentKey.Write());
        Assert.Equal(Made.DevelopmentKey.Public, read.Public);
        Assert.StartsWith("dev-", read.Public.Identify(), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => SigningKey.Read("{}"));
        using var wrongCurve = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        var other = $$"""{"format":1,"owner":"GB-COH:1","development":false,"privateKey":"{{Convert.ToBase64String(wrongCurve.ExportPkcs8PrivateKey())}}"}""";
        Assert.Throws<FormatException>(() => SigningKey.Read(other));
    }

    private static (string, string?) Fault(byte[] package, PackagePolicy? policy = null)
    {
        var fault = Made.OnlyFault(package, policy);
        return (fault.Code, fault.File);
    }
}
