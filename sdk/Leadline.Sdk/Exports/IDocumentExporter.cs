namespace Leadline.Sdk;

/// <summary>Extension point <c>document-exporter</c>: turns a published record of the platform into a document of a named standard.</summary>
/// <remarks>
/// Published by the authority alone. How a call is made is as for <see cref="IServiceLine"/>. An exception stops that export, names the
/// plugin, and the record waits; nothing half-written is published.
/// </remarks>
public interface IDocumentExporter
{
    /// <summary>Writes one document. Wire name <c>document-exporter/export</c>.</summary>
    /// <param name="record">The record, of a kind that the manifest declares.</param>
    /// <returns>The document, complete.</returns>
    ExportedDocument Export(PublishedRecord record);
}
