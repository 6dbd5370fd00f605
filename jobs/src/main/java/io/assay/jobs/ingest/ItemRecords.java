package io.assay.jobs.ingest;

import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.TableDefinition;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.rules.charter.IntakeSection;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.ItemReader;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Contributions: typed, under pseudonyms, with their ids and digests. */
record ItemRecords(IntakeSection intake, Map<String, String> options, DatasetKey key)
    implements RecordRows {
  private static final long serialVersionUID = 1L;

  static final StructType COLUMNS =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Items.CONTRIBUTORS, DataTypes.createArrayType(DataTypes.StringType))
          .add(Items.CONTENT_MAC, DataTypes.StringType)
          .add(Items.SUBMITTED_AT, DataTypes.TimestampType)
          .add(Items.LICENCE, DataTypes.StringType)
          .add(Items.SOURCE, DataTypes.StringType)
          .add(
              Items.ATTRIBUTES, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add(
              Contents.CONTENT, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add(Contents.CONTENT_HASH, DataTypes.StringType);

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
    return new ItemMaker(ItemReader.of(intake, options, header), key);
  }
}
