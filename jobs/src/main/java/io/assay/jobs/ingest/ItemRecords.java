package io.assay.jobs.ingest;

import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.TableDefinition;
import io.assay.lineage.provenance.ContentMac;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.ItemIds;
import io.assay.lineage.provenance.Pseudonyms;
import io.assay.rules.charter.IntakeSection;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.Item;
import io.assay.rules.item.ItemReader;
import io.assay.rules.item.ItemReading;
import io.assay.rules.item.Quarantined;
import io.assay.rules.item.RawRecord;
import io.assay.rules.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Contributions: typed, under pseudonyms, with their ids and digests. */
record ItemRecords(IntakeSection intake, Map<String, String> options, DatasetKey key)
    implements RecordRows {
  private static final long serialVersionUID = 1L;

  /** The id to use should the mapped one belong to somebody else; null without mapped ids. */
  static final String OWN_ID = "own_id";

  /** What tells two records of the same id and content apart: all else that they say. */
  static final String REMAINDER = "remainder";

  private static final StructType COLUMNS =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(OWN_ID, DataTypes.StringType)
          .add(Items.CONTRIBUTORS, DataTypes.createArrayType(DataTypes.StringType))
          .add(Items.CONTENT_MAC, DataTypes.StringType)
          .add(Items.SUBMITTED_AT, DataTypes.TimestampType)
          .add(Items.LICENCE, DataTypes.StringType)
          .add(Items.SOURCE, DataTypes.StringType)
          .add(
              Items.ATTRIBUTES, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add(
              Contents.CONTENT, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add(Contents.CONTENT_HASH, DataTypes.StringType)
          .add(REMAINDER, DataTypes.StringType);

  @Override
  public FileShape shape() {
    return ItemReader.shape(intake);
  }

  @Override
  public StructType columns() {
    return COLUMNS;
  }

  @Override
  public RowMaker forFile(List<String> header) {
    ItemReader reader = ItemReader.of(intake, options, header);
    return new Maker(reader, new Pseudonyms(key), new ItemIds(key), new ContentMac(key));
  }

  private record Maker(ItemReader reader, Pseudonyms pseudonyms, ItemIds ids, ContentMac macs)
      implements RowMaker {

    @Override
    public Outcome read(RawRecord record) {
      ItemReading reading = reader.read(record);
      if (reading instanceof Quarantined quarantined) {
        return new Outcome(
            new Object[COLUMNS.size()], quarantined.reason().code(), quarantined.detail());
      }
      return new Outcome(values((Item) reading), null, null);
    }

    private Object[] values(Item item) {
      TreeSet<String> contributors = new TreeSet<>();
      item.contributors().forEach(handle -> contributors.add(pseudonyms.hexOf(handle)));
      String canonical = CanonicalJson.ofStrings(item.content());
      String mapped = item.mappedId();
      return new Object[] {
        mapped == null ? ids.derive(contributors, canonical) : mapped,
        mapped == null ? null : ids.derive(contributors, mapped + ":" + canonical),
        contributors.toArray(String[]::new),
        macs.hexOf(canonical),
        Timestamp.from(item.submittedAt()),
        item.licence(),
        item.source(),
        scalaMap(item.attributes()),
        scalaMap(item.content()),
        Hex.encode(Sha256.of(canonical.getBytes(StandardCharsets.UTF_8))),
        remainder(item)
      };
    }

    private static String remainder(Item item) {
      SortedMap<String, String> rest = new TreeMap<>(item.attributes());
      rest.replaceAll((name, value) -> value);
      SortedMap<String, String> all = new TreeMap<>();
      rest.forEach((name, value) -> all.put("attribute:" + name, value));
      all.put("submitted-at", item.submittedAt().toString());
      all.put("licence", String.valueOf(item.licence()));
      all.put("source", String.valueOf(item.source()));
      return CanonicalJson.ofStrings(all);
    }

    private static scala.collection.Map<String, String> scalaMap(Map<String, String> map) {
      return scala.collection.JavaConverters.mapAsScalaMap(map);
    }
  }
}
