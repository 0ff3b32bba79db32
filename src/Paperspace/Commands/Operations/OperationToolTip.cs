namespace Paperspace.Commands;

/// <summary>What is shown of an operation beside its completion: what it does, and what its query and its body take.</summary>
internal static class OperationToolTip
{
    internal static string Of(Operation operation) =>
        operation.Summary + Fields("Query", operation.Query) + Fields("Body", operation.Body);

    /// <summary>Those of the first level, the required ones with an asterisk.</summary>
    private static string Fields(string place, IEnumerable<OperationParameter> parameters)
    {
        string names = string.Join(", ", parameters.Where(parameter => !parameter.Name.Contains('.')));
        return names.Length == 0 ? "" : $". {place}: {names}";
    }
}
