using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Shop.Web;

/// <summary>
/// Protects cookies with keys of one secret, which all pods have: what one has written, the others read, and no key is kept on a disk. With another secret everybody signs in anew.
/// </summary>
internal sealed class SessionProtection : IDataProtector
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;

    public SessionProtection(string secret)
        : this(Encoding.UTF8.GetBytes(secret), "shop-web")
    {
    }

    private SessionProtection(byte[] key, string purpose) => _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>Has everything protected by it that the framework protects, once all of the framework's services are there.</summary>
    public static void Use(IServiceCollection services, string secret)
    {
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new SessionProtection(secret)));
        // Else the framework makes keys of its own as it starts, for nobody, and writes them to a disk.
        foreach (var keys in services.Where(each => each.ServiceType == typeof(IHostedService) && each.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly).ToList())
            services.Remove(keys);
    }

    public IDataProtector CreateProtector(string purpose) => new SessionProtection(_key, purpose);

    public byte[] Protect(byte[] plaintext)
    {
        var result = new byte[NonceBytes + TagBytes + plaintext.Length];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, plaintext, result.AsSpan(NonceBytes + TagBytes), result.AsSpan(NonceBytes, TagBytes));
        return result;
    }

    /// <exception cref="CryptographicException">The data is not what <see cref="Protect"/> made with the same secret and purpose.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceBytes + TagBytes)
            throw new CryptographicException("The data is too short to have been protected.");
        var result = new byte[protectedData.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Decrypt(protectedData.AsSpan(0, NonceBytes), protectedData.AsSpan(NonceBytes + TagBytes), protectedData.AsSpan(NonceBytes, TagBytes), result);
        return result;
    }
}
