using Paperspace.Api;

namespace Paperspace.NetFramework;

/// <summary>Shows nothing of what a request is doing.</summary>
internal sealed class SilentObserver : IRequestObserver
{
    public void Sending(Func<string> request)
    {
    }

    public void Answered(int status, long length, TimeSpan duration)
    {
    }

    public void Retrying(PaperspaceException failure, int retry, int limit, TimeSpan wait)
    {
    }

    public void Pausing(PaperspaceException failure, TimeSpan wait)
    {
    }

    public void Waiting(TimeSpan remaining)
    {
    }
}
