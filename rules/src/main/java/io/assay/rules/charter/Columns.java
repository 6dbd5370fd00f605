package io.assay.rules.charter;

import io.assay.rules.charter.Source.Column;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an item comes from where.
 *
 * @param id the column of the contributor's own id of the item; without it, one is derived from
 *     content and contributors
 * @param contributorSeparator splits the contributor field into several, who share equally; without
 *     it the field is one handle
 * @param content the columns that are judged, compared and committed to; at least one, in the order
 *     of the charter
 * @param attributes by name, in natural order of the names
 */
public record Columns(
    @Nullable Column id,
    Source contributor,
    @Nullable String contributorSeparator,
    Source submittedAt,
    List<String> content,
    Source licence,
    Source source,
    SortedMap<String, Attribute> attributes)
    implements Serializable {

  public Columns {
    content = List.copyOf(content);
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }
}
