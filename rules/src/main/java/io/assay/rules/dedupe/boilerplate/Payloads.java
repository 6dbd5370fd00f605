package io.assay.rules.dedupe.boilerplate;

import io.assay.rules.dedupe.join.GreedyJoin;
import io.assay.rules.dedupe.join.TokenOrder;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells templates from copies among the texts that a {@link BoilerplateSearch} found, by what the
 * charter would make of the records if all of them were declared: under a template enough records
 * have something left that is no near duplicate of what another has left, be it a seam with one
 * word; of copies nothing is left, or what is left is alike. So a template is found although the
 * charter, as it is, takes the records under it for near duplicates. The order of records has an
 * effect only where payloads are near duplicates. For one thread.
 */
public final class Payloads {

  /** Of more texts than that nobody reads the last. */
  private static final int MOST_TEXTS = 100;

  private final BoilerplateSearch search;
  private final DeclaredBoilerplate aside;
  private final GreedyJoin payloads;
  private final Map<Long, Template> templates = new LinkedHashMap<>();
  private int offered;

  private static final class Template {
    private final Suggestion suggestion;
    private int payloads;
    private long contributors;

    Template(Suggestion suggestion) {
      this.suggestion = suggestion;
    }
  }

  /**
   * @param search that has collected all records
   * @param declared what is set aside already
   */
  public Payloads(BoilerplateSearch search, DeclaredBoilerplate declared, SimilarityRule rule) {
    this.search = search;
    search.found().entrySet().stream()
        .limit(MOST_TEXTS)
        .forEach(each -> templates.put(each.getKey(), new Template(each.getValue())));
    aside =
        declared.and(
            search.shingler(),
            templates.values().stream().map(template -> template.suggestion.text()).toList());
    payloads = new GreedyJoin(rule, TokenOrder.byHash());
  }

  /** Third reading of a record. */
  public void add(String normalised, String contributor) {
    List<Template> held = new ArrayList<>();
    for (long run : search.runs(normalised)) {
      Template template = templates.get(run);
      if (template != null) {
        held.add(template);
      }
    }
    if (held.isEmpty()) {
      return;
    }
    long[] payload = aside.rest(search.shingler().shingles(normalised));
    if (payload.length > 0 && isNew(payload)) {
      for (Template template : held) {
        template.payloads++;
        template.contributors |= BoilerplateSearch.place(contributor);
      }
    }
  }

  private boolean isNew(long[] payload) {
    return payloads.offer(payload) == offered++;
  }

  /** The texts under which payloads differ, those that most records share first, then by text. */
  public List<Suggestion> templates() {
    return templates.values().stream()
        .filter(template -> search.meetsDemand(template.payloads, template.contributors))
        .map(template -> template.suggestion)
        .toList();
  }
}
