package io.assay.jobs.dedupe;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;

import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Digests;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.dedupe.Normalisation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What a content is compared by, made from its text in one pass: the digest of its normalised
 * fields in the charter's order, its set of shingles, or both. Other columns go through. Rows stay
 * in the form in which Spark handles them: text is decoded once, and nothing else is.
 */
final class ComparedContents implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  /** {@link PackedSet}; null where a row of the same partition has the same digest and the set. */
  static final String SET = "set";

  private static final long serialVersionUID = 1L;

  private final DuplicatesSection section;
  private final List<String> fields;
  private final DataType[] keys;
  private final boolean digests;
  private final boolean sets;

  private ComparedContents(
      DuplicatesSection section,
      List<String> fields,
      DataType[] keys,
      boolean digests,
      boolean sets) {
    this.section = section;
    this.fields = fields;
    this.keys = keys;
    this.digests = digests;
    this.sets = sets;
  }

  /** Adds {@link Digests#DIGEST} to these columns of rows of {@code contents}. */
  static Dataset<Row> digests(
      Dataset<Row> contents, DuplicatesSection section, List<String> fields, String... keys) {
    DataType[] types = types(contents, keys);
    return of(contents, new ComparedContents(section, fields, types, true, false), keys);
  }

  /** Adds {@link #SET}. */
  static Dataset<Row> sets(
      Dataset<Row> contents, DuplicatesSection section, List<String> fields, String... keys) {
    DataType[] types = types(contents, keys);
    return of(contents, new ComparedContents(section, fields, types, false, true), keys);
  }

  /** Adds both; what repeats is shingled once in a partition. */
  static Dataset<Row> digestsAndSets(
      Dataset<Row> contents, DuplicatesSection section, List<String> fields, String... keys) {
    DataType[] types = types(contents, keys);
    return of(contents, new ComparedContents(section, fields, types, true, true), keys);
  }

  private static DataType[] types(Dataset<Row> contents, String... keys) {
    DataType[] types = new DataType[keys.length];
    for (int i = 0; i < keys.length; i++) {
      types[i] = contents.schema().apply(keys[i]).dataType();
    }
    return types;
  }

  private static Dataset<Row> of(Dataset<Row> contents, ComparedContents pass, String... keys) {
    List<Column> columns = new ArrayList<>();
    StructType schema = new StructType();
    for (String key : keys) {
      columns.add(col(key));
      schema = schema.add(contents.schema().apply(key));
    }
    pass.fields.forEach(field -> columns.add(element_at(col(Contents.CONTENT), field)));
    schema = pass.digests ? schema.add(Digests.DIGEST, DataTypes.BinaryType) : schema;
    schema = pass.sets ? schema.add(SET, DataTypes.BinaryType) : schema;
    return CatalystRows.of(contents.select(columns.toArray(Column[]::new)), pass, schema);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    Normalisation normalisation = Normalisation.of(section.normalise());
    ContentSets contentSets = sets ? new ContentSets(section, fields) : null;
    int width = keys.length + (digests ? 1 : 0) + (sets ? 1 : 0);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        InternalRow row = rows.next();
        @Nullable Object[] values = new @Nullable Object[width];
        int next = 0;
        for (; next < keys.length; next++) {
          values[next] = row.get(next, keys[next]);
        }
        List<@Nullable String> texts = texts(row);
        List<@Nullable String> normalised = normalisation.apply(texts);
        byte[] digest = digests ? Normalisation.digestOf(normalised) : null;
        if (digest != null) {
          values[next++] = digest;
        }
        if (contentSets != null) {
          values[next] = contentSets.of(texts, normalised, digest);
        }
        return new GenericInternalRow(values);
      }
    };
  }

  private List<@Nullable String> texts(InternalRow row) {
    List<@Nullable String> texts = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      UTF8String text = row.getUTF8String(keys.length + i);
      texts.add(text == null ? null : text.toString());
    }
    return texts;
  }
}
