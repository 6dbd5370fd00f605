package io.assay.jobs.dedupe;

import io.assay.jobs.stage.StageContext;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.QualityTerms;
import io.assay.rules.dedupe.similarity.NearRule;
import io.assay.rules.dedupe.similarity.Novelty;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a pair: whether it is one of duplicates, and, where novelty is paid, how new the
 * later record is. Then more pairs have to be found than there are duplicates, so that the index
 * holds more of each record.
 *
 * @param section of the charter, with near duplicates
 * @param rule when records are near duplicates
 * @param reach when a pair has to be looked at
 * @param novelty null where nobody asks
 */
record NearTerms(
    DuplicatesSection section, NearRule rule, SimilarityRule reach, @Nullable Novelty novelty)
    implements Serializable {

  static NearTerms of(StageContext context, DuplicatesSection section) {
    NearDuplicates near = Objects.requireNonNull(section.near(), "near");
    NearRule rule = NearRule.of(near);
    QualityTerms quality =
        context.charter().rewards() == null ? null : context.charter().rewards().quality();
    return quality == null || quality.novelty() == 0
        ? new NearTerms(section, rule, rule.similarity(), null)
        : new NearTerms(
            section,
            rule,
            NearRule.reaching(near, quality.noveltyFrom()),
            Novelty.of(near, quality.noveltyFrom()));
  }

  NearDuplicates near() {
    return Objects.requireNonNull(section.near(), "near");
  }
}
