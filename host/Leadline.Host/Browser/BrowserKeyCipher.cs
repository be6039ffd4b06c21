using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Leadline.Host.Configuration;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Leadline.Host.Browser;

/// <summary>
/// Encrypts each browser key before it goes into the store (AES-256-GCM), under the installation's own: the configured file, else one made
/// in the data folder at the first start. Whoever has the database alone can forge no session.
/// </summary>
internal sealed class BrowserKeyCipher : IXmlEncryptor, IDisposable
{
    private static readonly byte[] Purpose = "leadline-browser-key/1"u8.ToArray();

    private readonly AesGcm _cipher;

    public BrowserKeyCipher(HostSettings settings)
    {
        IsConfigured = settings.BrowserKeyFile is not null;
        _cipher = new AesGcm(
            settings.BrowserKeyFile is { } file ? BrowserKeyFile.Read(file) : BrowserKeyFile.ReadOrMake(Path.Combine(settings.DataFolder, DataFolder.BrowserKeyFile)),
            AesGcm.TagByteSizes.MaxSize);
    }

    /// <summary>Whether a setting names the key: then it has to open what is in the store.</summary>
    public bool IsConfigured { get; }

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var clear = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (hidden, tag) = (new byte[clear.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        _cipher.Encrypt(nonce, clear, hidden, tag, Purpose);
        CryptographicOperations.ZeroMemory(clear);
        return new EncryptedXmlInfo(
            new XElement("aes256gcm", Part("nonce", nonce), Part("tag", tag), Part("ciphertext", hidden)), typeof(BrowserKeyOpener));
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> made.</summary>
    /// <exception cref="CryptographicException">It was made under another key, or changed since.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var hidden = Part(encryptedElement, "ciphertext");
        var clear = new byte[hidden.Length];
        _cipher.Decrypt(Part(encryptedElement, "nonce"), hidden, Part(encryptedElement, "tag"), clear, Purpose);
        var element = XElement.Parse(Encoding.UTF8.GetString(clear));
        CryptographicOperations.ZeroMemory(clear);
        return element;
    }

    public void Dispose() => _cipher.Dispose();

    private static XElement Part(string name, byte[] bytes) => new(name, Convert.ToBase64String(bytes));

    private static byte[] Part(XElement of, string name) => Convert.FromBase64String(of.Element(name)?.Value ?? "");
}

/// <summary>Decrypts browser keys. The name of this type is stored with each of them, so it stays as it is.</summary>
internal sealed class BrowserKeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<BrowserKeyCipher>().Decrypt(encryptedElement);
}
