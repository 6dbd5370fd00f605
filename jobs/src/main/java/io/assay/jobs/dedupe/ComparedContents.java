package io.assay.jobs.dedupe;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;

import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Digests;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.Normalisation;
import io.assay.rules.dedupe.RecordShingles;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a content is compared by, made from its text in one pass: the digest of its normalised
 * fields in the charter's order, its set of shingles, or both. Other columns go through.
 */
final class ComparedContents implements MapPartitionsFunction<Row, Row> {
  /** {@link PackedSet}; null where a row of the same partition has the same digest and the set. */
  static final String SET = "set";

  private static final long serialVersionUID = 1L;

  /** Of one partition: 32 bytes each, and what a map needs. */
  private static final int MOST_REMEMBERED = 1 << 17;

  private final DuplicatesSection section;
  private final List<String> fields;
  private final int keys;
  private final boolean digests;
  private final boolean sets;

  private ComparedContents(
      DuplicatesSection section, List<String> fields, int keys, boolean digests, boolean sets) {
    this.section = section;
    this.fields = fields;
    this.keys = keys;
    this.digests = digests;
    this.sets = sets;
  }

  /** Adds {@link Digests#DIGEST} to these columns of rows of {@code contents}. */
  static Dataset<Row> digests(
      Dataset<Row> contents, DuplicatesSection section, List<String> fields, String... keys) {
    return of(contents, new ComparedContents(section, fields, keys.length, true, false), keys);
  }

  /** Adds {@link #SET}. */
  static Dataset<Row> sets(
      Dataset<Row> contents, DuplicatesSection section, List<String> fields, String... keys) {
    return of(contents, new ComparedContents(section, fields, keys.length, false, true), keys);
  }

  /** Adds both; what repeats is shingled once in a partition. */
  static Dataset<Row> digestsAndSets(
      Dataset<Row> contents, DuplicatesSection section, List<String> fields, String... keys) {
    return of(contents, new ComparedContents(section, fields, keys.length, true, true), keys);
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
    return contents
        .select(columns.toArray(Column[]::new))
        .mapPartitions(pass, Encoders.row(schema));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Normalisation normalisation = Normalisation.of(section.normalise());
    Shingles shingles = sets ? new Shingles(section, fields) : null;
    Set<ByteBuffer> seen = new HashSet<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        List<@Nullable String> texts = texts(row);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
          values.add(row.get(i));
        }
        boolean isFirst = true;
        if (digests) {
          byte[] digest = normalisation.digest(texts);
          values.add(digest);
          isFirst = shingles == null || isFirst(digest, seen);
        }
        if (shingles != null) {
          values.add(isFirst ? PackedSet.pack(shingles.of(texts)) : null);
        }
        return RowFactory.create(values.toArray());
      }
    };
  }

  private List<@Nullable String> texts(Row row) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = keys; i < row.size(); i++) {
      texts.add(row.getString(i));
    }
    return texts;
  }

  private static boolean isFirst(byte[] digest, Set<ByteBuffer> seen) {
    ByteBuffer key = ByteBuffer.wrap(digest);
    return seen.size() < MOST_REMEMBERED ? seen.add(key) : !seen.contains(key);
  }

  /** The compared ones among the content fields. */
  private static final class Shingles {
    private final RecordShingles shingles;
    private final List<Integer> places = new ArrayList<>();

    Shingles(DuplicatesSection section, List<String> fields) {
      shingles = new RecordShingles(section);
      NearDuplicates near = Objects.requireNonNull(section.near(), "near");
      near.fields().forEach(field -> places.add(fields.indexOf(field)));
    }

    long[] of(List<@Nullable String> texts) {
      List<@Nullable String> compared = new ArrayList<>();
      places.forEach(place -> compared.add(texts.get(place)));
      return shingles.of(compared);
    }
  }
}
