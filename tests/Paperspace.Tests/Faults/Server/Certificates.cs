using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Paperspace.Tests.Faults.Server;

/// <summary>Certificates made for this run; none of them is trusted by anybody.</summary>
public static class Certificates
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static X509Certificate2 SelfSigned { get; } = Create("localhost", -Day, Day);

    public static X509Certificate2 Expired { get; } = Create("localhost", -2 * Day, -Day);

    public static X509Certificate2 Future { get; } = Create("localhost", Day, 2 * Day);

    public static X509Certificate2 WrongName { get; } = Create("elsewhere.example", -Day, Day);

    public static X509Certificate2 Nameless { get; } = Create(null, -Day, Day);

    public static X509Certificate2 UnknownAuthority { get; } = CreateIssued();

    private static X509Certificate2 Create(string? name, TimeSpan from, TimeSpan to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Usable(Request(name, key).CreateSelfSigned(DateTimeOffset.UtcNow + from, DateTimeOffset.UtcNow + to));
    }

    private static X509Certificate2 CreateIssued()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of nobody", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 authority = request.CreateSelfSigned(DateTimeOffset.UtcNow - (2 * Day), DateTimeOffset.UtcNow + (2 * Day));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 issued = Request("localhost", key)
            .Create(authority, DateTimeOffset.UtcNow - Day, DateTimeOffset.UtcNow + Day, [1, 2, 3, 4]);
        return Usable(issued.CopyWithPrivateKey(key));
    }

    private static CertificateRequest Request(string? name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name ?? "nobody"}", key, HashAlgorithmName.SHA256);
        if (name is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }

    // Windows serves no certificate whose key is only in memory.
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}
