using System.Management.Automation;

namespace Paperspace.Tests.Support;

/// <summary>What every error of the module owes its user.</summary>
public static class ErrorAssertions
{
    /// <summary>Asserts the id that scripts match on and the category, and returns the exception for more.</summary>
    public static Exception IsDesigned(this ErrorRecord error, string id, ErrorCategory category)
    {
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal("Paperspace.PaperspaceException", error.Exception.GetType().FullName);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction), "There is no recommended action.");
        Assert.Null(error.Exception.InnerException);
        return error.Exception;
    }

    /// <summary>A property of an object of the module, which the tests load as a user does and not by reference.</summary>
    public static object? Get(this object target, string property) =>
        PSObject.AsPSObject(target).Properties[property].Value;
}
