package io.assay.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.jobs.spark.CatalystRows;
import io.assay.lineage.provenance.ContentMac;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.ItemIds;
import io.assay.lineage.provenance.Pseudonyms;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import io.assay.rules.item.Item;
import io.assay.rules.item.ItemReader;
import io.assay.rules.item.ItemReading;
import io.assay.rules.item.Quarantined;
import io.assay.rules.item.RawRecord;
import io.assay.rules.json.CanonicalBytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/** The rows of one file's contributions. Each text is encoded once. */
final class ItemMaker implements RecordRows.RowMaker {
  private final ItemReader reader;
  private final Pseudonyms pseudonyms;
  private final ItemIds ids;
  private final ContentMac macs;
  private final CanonicalBytes canonical = new CanonicalBytes();
  private final Map<String, String> recent = new RecentPseudonyms();

  ItemMaker(ItemReader reader, DatasetKey key) {
    this.reader = reader;
    this.pseudonyms = new Pseudonyms(key);
    this.ids = new ItemIds(key);
    this.macs = new ContentMac(key);
  }

  @Override
  public RecordRows.Outcome read(RawRecord record) {
    ItemReading reading = reader.read(record);
    if (reading instanceof Quarantined quarantined) {
      Object[] nothing = new Object[ItemRecords.COLUMNS.size()];
      return new RecordRows.Outcome(nothing, quarantined.reason().code(), quarantined.detail());
    }
    return new RecordRows.Outcome(values((Item) reading), null, null);
  }

  private Object[] values(Item item) {
    SortedSet<String> contributors = new TreeSet<>();
    for (String handle : item.contributors()) {
      contributors.add(recent.computeIfAbsent(handle, pseudonyms::hexOf));
    }
    byte[][] names = encoded(item.content().keySet().toArray(String[]::new));
    byte[][] texts = encoded(item.content().values().toArray(String[]::new));
    byte[] content = canonical.of(names, texts);
    String mapped = item.mappedId();
    return new Object[] {
      CatalystRows.text(mapped == null ? ids.derive(contributors, content) : mapped),
      CatalystRows.texts(contributors),
      CatalystRows.text(macs.hexOf(content)),
      CatalystRows.instant(item.submittedAt()),
      CatalystRows.text(item.licence()),
      CatalystRows.text(item.source()),
      CatalystRows.texts(item.attributes()),
      new ArrayBasedMapData(array(names), array(texts)),
      CatalystRows.text(Hex.encode(Sha256.of(content)))
    };
  }

  private static byte[][] encoded(String[] texts) {
    byte[][] encoded = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      encoded[i] = texts[i].getBytes(UTF_8);
    }
    return encoded;
  }

  private static GenericArrayData array(byte[][] texts) {
    Object[] values = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      values[i] = UTF8String.fromBytes(texts[i]);
    }
    return new GenericArrayData(values);
  }

  /** Of the handles that came last: people contribute more than one record. */
  private static final class RecentPseudonyms extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 4096;

    RecentPseudonyms() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > MOST;
    }
  }
}
