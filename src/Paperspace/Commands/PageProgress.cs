using System.Globalization;
using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Shows how far a walk over pages has come, from its second page on.</summary>
internal sealed class PageProgress(Cmdlet cmdlet, string path) : IDisposable
{
    private const int ActivityId = 1;

    private int _pages;
    private long _items;

    internal void Report(int items)
    {
        _items += items;
        if (++_pages > 1)
        {
            Write(ProgressRecordType.Processing);
        }
    }

    public void Dispose()
    {
        if (_pages > 1)
        {
            Write(ProgressRecordType.Completed);
        }
    }

    private void Write(ProgressRecordType type)
    {
        string status = string.Format(CultureInfo.CurrentCulture, "{0:N0} items, {1:N0} pages", _items, _pages);
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, $"Getting {path}", status) { RecordType = type });
    }
}
