package io.assay.jobs.label.suspect;

import io.assay.jobs.table.Contents;
import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.charter.NormalisationStep;
import io.assay.rules.dedupe.Normalisation;
import io.assay.rules.dedupe.shingle.Shingler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The distinct words of a content, hashed into {@link #FEATURES} places; runs of three characters
 * instead where a text has no words or its script writes no spaces.
 *
 * @param fields that are read, in the charter's order; an absent one says nothing
 * @param kept columns that stay, before the words
 */
record HashedWords(List<String> fields, StructType kept)
    implements MapPartitionsFunction<Row, Row> {

  static final int FEATURES = 1 << 15;

  /** Column of the places, ascending. */
  static final String WORDS = "words";

  private static final Shingle WORD = new Shingle(Unit.WORD, 1);
  private static final Shingle CHARACTERS = new Shingle(Unit.CHAR, 3);

  StructType schema() {
    return kept.add(WORDS, DataTypes.createArrayType(DataTypes.IntegerType, false));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Normalisation normalisation =
        Normalisation.of(
            List.of(NormalisationStep.NFKC, NormalisationStep.CASE, NormalisationStep.ZERO_WIDTH));
    Shingler shingler = new Shingler(WORD, CHARACTERS);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        Object[] values = new Object[kept.size() + 1];
        for (int column = 0; column < kept.size(); column++) {
          values[column] = row.getAs(kept.fields()[column].name());
        }
        String text = normalisation.apply(text(row));
        values[kept.size()] =
            Arrays.stream(shingler.shingles(text))
                .mapToInt(hash -> (int) (hash & FEATURES - 1))
                .sorted()
                .distinct()
                .boxed()
                .toArray();
        return RowFactory.create(values);
      }
    };
  }

  private String text(Row row) {
    Map<String, String> content = row.getJavaMap(row.fieldIndex(Contents.CONTENT));
    List<String> texts = new ArrayList<>();
    for (String field : fields) {
      String text = content.get(field);
      if (text != null) {
        texts.add(text);
      }
    }
    return String.join("\n", texts);
  }
}
