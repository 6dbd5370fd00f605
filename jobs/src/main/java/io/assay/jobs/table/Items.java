package io.assay.jobs.table;

/**
 * Metadata of every readable record that was delivered; never rewritten. The text stands in {@link
 * Contents}.
 */
public final class Items {

  /** What the delivery is: see {@link Delivery}. */
  public static final String DELIVERY = "delivery";

  /** Pseudonyms of the contributors, sorted, without repeats. */
  public static final String CONTRIBUTORS = "contributors";

  /** HMAC of the canonical content under the dataset key, hex. */
  public static final String CONTENT_MAC = "content_mac";

  /** When the contribution was submitted. */
  public static final String SUBMITTED_AT = "submitted_at";

  /** Licence as declared. */
  public static final String LICENCE = "licence";

  /** Source as declared. */
  public static final String SOURCE = "source";

  /** Typed attributes in their canonical text form. */
  public static final String ATTRIBUTES = "attributes";

  /** Name of the input file. */
  public static final String FILE = "file";

  /** Number of the record in the file, from 1, the header not counted. */
  public static final String RECORD_NUMBER = "record_number";

  /** Where the record begins in the decompressed file. */
  public static final String BYTE_OFFSET = "byte_offset";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.ofItems("items")
          .string(DELIVERY)
          .strings(CONTRIBUTORS)
          .string(CONTENT_MAC)
          .instant(SUBMITTED_AT)
          .string(LICENCE)
          .string(SOURCE)
          .stringMap(ATTRIBUTES)
          .string(FILE)
          .count(RECORD_NUMBER)
          .count(BYTE_OFFSET)
          .build();

  private Items() {}
}
