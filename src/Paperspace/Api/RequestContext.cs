namespace Paperspace.Api;

/// <summary>What a request is made in: who hears of it, and what ends it.</summary>
/// <param name="Observer">Hears of attempts and waits.</param>
/// <param name="Stop">Ends it at once.</param>
internal sealed record RequestContext(IRequestObserver Observer, CancellationToken Stop);
