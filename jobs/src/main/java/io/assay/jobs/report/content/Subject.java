package io.assay.jobs.report.content;

import io.assay.jobs.table.BatchKey;
import java.time.Instant;

/**
 * What the page is about.
 *
 * @param dataset id of the dataset
 * @param name its name
 * @param purpose what it is for, in the charter's words
 * @param contact whom to ask, empty if the charter names nobody
 * @param key batch and attempt
 * @param sequence number of the batch in the warehouse
 * @param asOf instant that ages were measured against
 * @param charterHash keccak-256 of the effective charter, {@code 0x} hex
 */
public record Subject(
    String dataset,
    String name,
    String purpose,
    String contact,
    BatchKey key,
    long sequence,
    Instant asOf,
    String charterHash) {}
