namespace Paperspace.Tests.Help;

/// <summary>An example of a page: what it is for, and what it shows.</summary>
internal sealed record HelpPageExample(string Title, string Text, string Script, string Output);
