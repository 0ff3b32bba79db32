using System.Globalization;
using System.Management.Automation;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Paperspace.Baseline;

/// <summary>
/// The least that a cmdlet for the session can do: one GET with the key, and its body read by hand into typed objects.
/// It checks nothing, keeps nothing apart and cannot be stopped.
/// </summary>
[Cmdlet(VerbsCommon.Get, "BareSession")]
[OutputType(typeof(BareSession))]
public sealed class GetBareSessionCommand : PSCmdlet
{
    private static readonly HttpClient Client = new();

    /// <summary>The API's address.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public Uri? BaseUri { get; set; }

    /// <summary>The API key.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string ApiKey { get; set; } = "";

    /// <summary>Emits the session.</summary>
    protected override void ProcessRecord()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{BaseUri}/auth/session");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        using HttpResponseMessage response = Client.SendAsync(request).GetAwaiter().GetResult();
        response.EnsureSuccessStatusCode();
        WriteObject(Read(response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult()));
    }

    private static BareSession Read(byte[] body)
    {
        var json = new Utf8JsonReader(body);
        var session = new BareSession();
        BareMembership? membership = null;
        bool isInMembership = false;
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.StartArray)
            {
                isInMembership = true;
            }
            else if (json.TokenType == JsonTokenType.PropertyName)
            {
                if (isInMembership)
                {
                    Read(ref json, ref membership, session);
                }
                else if (json.ValueTextEquals("email"u8))
                {
                    json.Read();
                    session.Email = json.GetString();
                }
            }
        }

        return session;
    }

    private static void Read(ref Utf8JsonReader json, ref BareMembership? membership, BareSession session)
    {
        if (json.ValueTextEquals("isAdmin"u8))
        {
            session.Memberships.Add(membership = new BareMembership());
            json.Read();
            membership.IsAdmin = json.GetBoolean();
        }
        else if (json.ValueTextEquals("isOwner"u8))
        {
            json.Read();
            membership!.IsOwner = json.GetBoolean();
        }
        else if (json.ValueTextEquals("dtCreated"u8))
        {
            json.Read();
            membership!.DtCreated = DateTime.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        }
        else if (json.ValueTextEquals("id"u8))
        {
            json.Read();
            membership!.Id = json.GetString();
        }
        else if (json.ValueTextEquals("name"u8))
        {
            json.Read();
            membership!.Name = json.GetString();
        }
        else if (json.ValueTextEquals("namespace"u8))
        {
            json.Read();
            membership!.Namespace = json.GetString();
        }
    }
}
