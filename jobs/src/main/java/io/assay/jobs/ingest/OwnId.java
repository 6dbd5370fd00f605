package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.ItemIds;
import io.assay.rules.item.Item;
import io.assay.rules.json.CanonicalJson;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.JavaConverters;
import scala.collection.Map;
import scala.collection.Seq;

/** The id of a record whose mapped id belongs to somebody else. */
record OwnId(DatasetKey key) implements UDF3<Seq<String>, String, Map<String, String>, String> {
  private static final long serialVersionUID = 1L;

  static Column of(DatasetKey key) {
    return udf(new OwnId(key), DataTypes.StringType)
        .apply(col(Items.CONTRIBUTORS), col(ITEM_ID), col(Contents.CONTENT));
  }

  @Override
  public String call(Seq<String> contributors, String mapped, Map<String, String> content) {
    String canonical = CanonicalJson.ofStrings(new TreeMap<>(JavaConverters.mapAsJavaMap(content)));
    return Item.FOREIGN_ID
        + new ItemIds(key)
            .derive(JavaConverters.seqAsJavaList(contributors), mapped + ":" + canonical);
  }
}
