package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import java.util.List;

/** Reads {@code intake}. */
final class IntakeParser {

  private static final Kind<Format> FORMAT_KIND = Scalars.word(Format.values(), Format::key);

  private static final Key<Format> VOTES_FORMAT =
      Key.required("format", FORMAT_KIND, "How files of votes are written");
  private static final Key<String> ITEM =
      Key.required("item", Texts.COLUMN, "Column of the item's id");
  private static final Key<String> ANNOTATOR =
      Key.required("annotator", Texts.COLUMN, "Column of the annotator's handle");
  private static final Key<String> LABEL =
      Key.required("label", Texts.COLUMN, "Column of the label given");
  private static final Key<String> VOTED_AT =
      Key.optional("voted-at", Texts.COLUMN, "Column of the instant of the vote");
  private static final Kind<VotesIntake> VOTES_KIND =
      Collected.mapping(
          Keys.of(VOTES_FORMAT, ITEM, ANNOTATOR, LABEL, VOTED_AT),
          section ->
              new VotesIntake(
                  section.get(VOTES_FORMAT),
                  section.get(ITEM),
                  section.get(ANNOTATOR),
                  section.get(LABEL),
                  section.find(VOTED_AT)));

  private static final Key<Format> FORMAT =
      Key.required("format", FORMAT_KIND, "How input files are written");
  private static final Key<Columns> COLUMNS =
      Key.required("columns", ColumnsParser.KIND, "Which part of an item comes from where");
  private static final Key<List<String>> REQUIRED =
      Key.optional(
              "required",
              Collected.distinct(Texts.COLUMN, 0),
              "What may not be empty: content fields, attributes, id, submitted-at, licence, source")
          .orElse("[]");
  private static final Key<Integer> MAX_RECORD_BYTES =
      Key.optional(
              "max-record-bytes",
              Scalars.whole(1, IntakeSection.LARGEST_MAX_RECORD_BYTES),
              "Longest record in bytes; a longer one goes to quarantine")
          .orElse(Integer.toString(IntakeSection.DEFAULT_MAX_RECORD_BYTES));
  private static final Key<VotesIntake> VOTES =
      Key.optional("votes", VOTES_KIND, "How files of votes are read");

  static final Kind<IntakeSection> KIND =
      Collected.mapping(
          Keys.of(FORMAT, COLUMNS, REQUIRED, MAX_RECORD_BYTES, VOTES),
          section ->
              new IntakeSection(
                  section.get(FORMAT),
                  section.get(COLUMNS),
                  section.get(REQUIRED),
                  section.get(MAX_RECORD_BYTES),
                  section.find(VOTES)));

  private IntakeParser() {}
}
