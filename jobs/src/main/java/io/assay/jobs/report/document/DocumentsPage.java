package io.assay.jobs.report.document;

import io.assay.jobs.report.document.ActArticle.Evidence;
import io.assay.jobs.report.html.Document;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.report.html.Text;
import io.assay.jobs.report.page.Listing;
import io.assay.jobs.report.page.Section;
import java.util.ArrayList;
import java.util.List;

/** The page that leads to the documents, with the map of Article 10 and what is missing. */
final class DocumentsPage {
  static final String FILE = "index.html";

  private DocumentsPage() {}

  static byte[] html(DatasetFacts facts, List<ActArticle> articles, List<Draft.Account> missing) {
    String name = facts.charter().dataset().name();
    Html main =
        Element.of(
            "main",
            Element.of(
                "header",
                Element.of("p", Element.of("a", "All batches").with("href", "../index.html")),
                Element.of("h1", name + ": documents"),
                Section.note(
                    "Of the dataset as it stands after batch %s, written from tables and charter. The program is tested against our schemas of them; these copies were not validated again, and none claims conformity."
                        .formatted(facts.last().value().id()))),
            files().html(),
            articles(articles).html(),
            missing(missing).html());
    return new Document(name + " · documents", List.of(main)).bytes();
  }

  private static Section files() {
    Listing table = new Listing("Documents", "File", "What it is");
    row(table, DatasetCard.FILE, "Dataset card, as the Hugging Face Hub reads it");
    row(table, Croissant.FILE, "Croissant 1.1 with the RAI vocabulary, JSON-LD");
    row(table, SpdxDataset.FILE, "SPDX 3.0.1, a package of the dataset profile");
    row(table, DataProvenance.FILE, "Data & Trust Alliance, the 22 fields of version 1.0.0");
    row(table, ActMap.FILE, "AI Act, Article 10: evidence and gaps, as below");
    row(table, Sources.FILE, "Which value comes from which table version or charter key");
    return Section.of("documents", "Documents", table.html());
  }

  private static void row(Listing table, String file, String what) {
    table.row(Element.of("a", file).with("href", file), new Text(what));
  }

  private static Section articles(List<ActArticle> articles) {
    Listing table =
        new Listing("Article 10 of the AI Act", "Paragraph", "Asks for", "Evidence", "Gap");
    for (ActArticle article : articles) {
      table.row(
          new Text(article.paragraph()),
          new Text(article.asks()),
          evidence(article.evidence()),
          new Text(article.gap().isEmpty() ? "–" : article.gap()));
    }
    return Section.of(
        "article-10",
        "AI Act, Article 10",
        Section.note(
            "The article binds providers of high-risk systems. This is what the dataset has to show for it, and what it leaves to them."),
        table.html());
  }

  private static Html evidence(List<Evidence> evidence) {
    List<Html> items = new ArrayList<>();
    for (Evidence one : evidence) {
      List<Html> from = new ArrayList<>();
      from.add(new Text(one.words() + " "));
      String origin = one.origins().get(0).words();
      String page = one.page();
      from.add(
          page == null
              ? Element.of("span", origin).with("class", "quiet")
              : Element.of("a", origin).with("href", page));
      items.add(Element.of("li", from));
    }
    return items.isEmpty() ? new Text("none") : Element.of("ul", items);
  }

  private static Section missing(List<Draft.Account> missing) {
    Listing table = new Listing("Missing fields", "Document", "Field", "What would fill it");
    for (Draft.Account account : missing) {
      table.row(
          new Text(account.document()),
          Element.of("code", account.field()),
          new Text(account.remedy()));
    }
    return Section.of(
        "missing",
        "Missing",
        Element.of(
            "p",
            Figures.count("documents.missing", missing.size()),
            new Text(" fields that nobody said or measured anything for; none is filled in.")),
        table.html());
  }
}
