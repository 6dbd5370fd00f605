package io.assay.jobs.report.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All documents of a dataset. The same facts give the same bytes. */
public final class Documents {
  private Documents() {}

  /** Bytes by file name, the page that links to all others last. */
  public static Map<String, byte[]> of(DatasetFacts facts) {
    List<ActArticle> articles = ActMap.articles(facts);
    Draft front = DatasetCard.frontMatter(facts);
    List<Draft> drafts =
        List.of(
            Croissant.of(facts),
            SpdxDataset.of(facts),
            DataProvenance.of(facts),
            ActMap.of(articles));
    List<Draft.Account> accounts = new ArrayList<>();
    drafts.forEach(draft -> accounts.addAll(draft.accounts()));
    accounts.addAll(front.accounts());
    List<Draft.Account> missing = accounts.stream().filter(Draft.Account::isMissing).toList();
    Map<String, byte[]> files = new LinkedHashMap<>();
    drafts.forEach(draft -> files.put(draft.document(), JsonText.bytes(draft.root())));
    files.put(DatasetCard.FILE, DatasetCard.bytes(facts, front, missing));
    files.put(Sources.FILE, JsonText.bytes(Sources.of(facts, accounts)));
    files.put(DocumentsPage.FILE, DocumentsPage.html(facts, articles, missing));
    return files;
  }
}
