namespace Leadline.Sdk;

/// <summary>Extension point <c>return-format</c>: reads a supplier's own spreadsheet layout into the rows of an MI return.</summary>
/// <remarks>
/// Published by the supplier for itself. The host unpacks the file, whatever its type, and hands it over in batches in the order of the
/// file; each is a call of its own on a new object, and what one has to tell the next goes through <see cref="ReturnRows.Carried"/>.
/// An exception stops the upload, names the plugin and the batch, and leaves the return open: no row is dropped in silence.
/// </remarks>
public interface IReturnFormat
{
    /// <summary>Reads one batch. Wire name <c>return-format/read</c>.</summary>
    /// <param name="batch">At most <see cref="ReturnBatch.MostRows"/> rows of text.</param>
    /// <returns>The rows of the return. The place of a finding is <c>row 12</c>, or <c>row 12, column 3</c>, both from 1 as in the file.</returns>
    ReturnRows Read(ReturnBatch batch);
}
