package io.assay.rules.item;

import io.assay.rules.charter.Attribute;
import io.assay.rules.charter.Columns;
import io.assay.rules.charter.IntakeSection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads contributions by the charter's intake section. Every record gives exactly one {@link Item}
 * or {@link Quarantined}, never an exception. Immutable, so that threads may share it; cheap enough
 * to be made per file.
 */
public final class ItemReader {

  private final FieldReader reader;
  private final IntakeSection intake;
  private final Origin contributor;
  private final Origin submittedAt;
  private final @Nullable Instant fixedInstant;
  private final Origin licence;
  private final Origin source;
  private final SortedMap<String, Origin> attributes = new TreeMap<>();

  private ItemReader(IntakeSection intake, Map<String, String> options, FieldReader reader) {
    Columns columns = intake.columns();
    this.reader = reader;
    this.intake = intake;
    this.contributor = Origin.of(columns.contributor(), options);
    this.submittedAt = Origin.of(columns.submittedAt(), options);
    this.fixedInstant = fixedInstant(submittedAt);
    this.licence = Origin.of(columns.licence(), options);
    this.source = Origin.of(columns.source(), options);
    columns
        .attributes()
        .forEach((name, attribute) -> attributes.put(name, Origin.of(attribute.column(), options)));
  }

  /**
   * @param options of the batch by name without dashes, such as {@code submitted-at}
   * @param header {@link RawRecords#columns()} of the file
   * @throws IntakeException if an option that the charter takes from the batch is missing, or an
   *     option or constant does not have its type
   */
  public static ItemReader of(
      IntakeSection intake, Map<String, String> options, List<String> header) {
    ItemReader reader = new ItemReader(intake, options, FieldReader.of(shape(intake), header));
    reader.requireFixedValues();
    return reader;
  }

  /** What a file of contributions must look like. */
  public static FileShape shape(IntakeSection intake) {
    Columns columns = intake.columns();
    List<String> names = new ArrayList<>(columns.content());
    if (columns.id() != null) {
      names.add(columns.id().name());
    }
    List.of(columns.contributor(), columns.submittedAt(), columns.licence(), columns.source())
        .forEach(part -> Origin.columnOf(part).ifPresent(names::add));
    columns
        .attributes()
        .values()
        .forEach(attribute -> Origin.columnOf(attribute.column()).ifPresent(names::add));
    return new FileShape(intake.format(), names, intake.maxRecordBytes());
  }

  /** The item of the record, or the first reason why there is none. */
  public ItemReading read(RawRecord record) {
    try {
      return item(reader.read(record));
    } catch (Defect e) {
      return e.quarantined();
    }
  }

  private Item item(Fields fields) throws Defect {
    return new Item(
        id(fields),
        Identifiers.handles(
            contributor.name(), contributor.text(fields), intake.columns().contributorSeparator()),
        instant(fields),
        optional(licence, fields, "licence", Reason.MISSING_LICENCE),
        optional(source, fields, "source", Reason.MISSING_SOURCE),
        attributes(fields),
        content(fields));
  }

  private @Nullable String id(Fields fields) throws Defect {
    var column = intake.columns().id();
    return column == null ? null : Identifiers.mapped(column.name(), fields.text(column.name()));
  }

  private Instant instant(Fields fields) throws Defect {
    return fixedInstant == null ? instant(submittedAt, fields) : fixedInstant;
  }

  private static Instant instant(Origin submittedAt, Fields fields) throws Defect {
    String text = submittedAt.text(fields);
    if (text == null || text.isBlank()) {
      throw Defect.missing(Reason.MISSING_SUBMITTED_AT, submittedAt.name());
    }
    return Timestamps.instant(submittedAt.name(), text);
  }

  private @Nullable String optional(Origin origin, Fields fields, String key, Reason missing)
      throws Defect {
    String text = origin.text(fields);
    if (text == null && intake.required().contains(key)) {
      throw Defect.missing(missing, origin.name());
    }
    return text;
  }

  private SortedMap<String, String> attributes(Fields fields) throws Defect {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Attribute> attribute : intake.columns().attributes().entrySet()) {
      String name = attribute.getKey();
      Field field = Objects.requireNonNull(attributes.get(name)).field(fields);
      if (field != null && !field.text().isEmpty()) {
        texts.put(name, AttributeText.of(name, field, attribute.getValue().type()));
      } else if (intake.required().contains(name)) {
        throw Defect.missing(Reason.MISSING_ATTRIBUTE, name);
      }
    }
    return texts;
  }

  private SortedMap<String, String> content(Fields fields) throws Defect {
    SortedMap<String, String> texts = new TreeMap<>();
    boolean empty = true;
    for (String column : intake.columns().content()) {
      String text = fields.text(column);
      if (text != null) {
        texts.put(column, text);
      }
      boolean absent = text == null || text.isEmpty();
      if (absent && intake.required().contains(column)) {
        throw Defect.missing(Reason.MISSING_CONTENT, column);
      }
      empty &= absent;
    }
    if (empty) {
      throw Defect.missing(Reason.MISSING_CONTENT, String.join(", ", intake.columns().content()));
    }
    return texts;
  }

  /** Finds at once what would otherwise quarantine every record. */
  private void requireFixedValues() {
    Fields none = new Fields(Map.of());
    try {
      if (contributor.fixed() != null) {
        Identifiers.handles(
            contributor.name(), contributor.text(none), intake.columns().contributorSeparator());
      }
      for (Map.Entry<String, Origin> attribute : attributes.entrySet()) {
        Field fixed = attribute.getValue().fixed();
        Attribute declared = intake.columns().attributes().get(attribute.getKey());
        if (fixed != null && declared != null) {
          AttributeText.of(attribute.getKey(), fixed, declared.type());
        }
      }
    } catch (Defect e) {
      throw wrongFixedValue(e);
    }
  }

  /** Null where each record has its own. */
  private static @Nullable Instant fixedInstant(Origin submittedAt) {
    try {
      return submittedAt.fixed() == null ? null : instant(submittedAt, new Fields(Map.of()));
    } catch (Defect e) {
      throw wrongFixedValue(e);
    }
  }

  private static IntakeException wrongFixedValue(Defect defect) {
    return IntakeException.of(
        "the batch",
        "a value given for all records is wrong, " + defect.getMessage(),
        "Correct the option or the charter.",
        defect);
  }
}
