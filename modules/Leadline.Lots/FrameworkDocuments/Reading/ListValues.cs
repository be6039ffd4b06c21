namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>Reads lists.</summary>
internal static class ListValues
{
    extension(DocumentFields fields)
    {
        /// <summary>The items of a list that must be there and not be empty; null after a fault.</summary>
        internal IReadOnlyList<DocumentNode>? Items(string name, string emptyCode = FaultCodes.TooFew)
        {
            switch (fields.Need(name))
            {
                case ListNode { Items.Count: > 0 } list:
                    return list.Items;
                case ListNode:
                    fields.Checks.Refuse(fields.Key(name), emptyCode, $"The list '{name}' is empty. It needs at least one item.");
                    return null;
                case not null and not RefusedNode and var other:
                    fields.Checks.Refuse(other.Place, FaultCodes.WrongType,
                        $"A list is wanted here, each item after a '- ', but {other.Kind()} was found.");
                    return null;
                default:
                    return null;
            }
        }

        /// <summary>A list of single values, none twice.</summary>
        internal IReadOnlyList<T> Distinct<T>(string name, Func<DocumentNode, T?> read)
            where T : class
        {
            List<T> values = [];
            foreach (var item in fields.Items(name) ?? [])
            {
                if (read(item) is not { } value)
                    continue;
                if (values.Contains(value))
                    fields.Checks.Refuse(item.Place, FaultCodes.DuplicateValue,
                        $"The list '{name}' holds {item.Kind()} a second time. Remove one.");
                values.Add(value);
            }

            return values;
        }

        /// <summary>A list of an enumeration's members, none twice.</summary>
        internal IReadOnlyList<T> Choices<T>(string name)
            where T : struct, Enum => [.. fields.Distinct(name, node => (object?)fields.Checks.Choice<T>(node)).Cast<T>()];
    }
}
