package io.assay.jobs.report.page;

import io.assay.jobs.report.content.ClusterList;
import io.assay.jobs.report.content.Excerpt;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** Tables of what is repeated most, of copies across contributors, and of who repeats. */
final class ClusterParts {
  private ClusterParts() {}

  static List<Html> of(ClusterList clusters) {
    List<Html> parts = new ArrayList<>();
    if (clusters.largest().isEmpty()) {
      return parts;
    }
    parts.add(Section.heading("What is repeated most"));
    parts.add(table("Kept items with most repeats in this batch", clusters.largest()));
    if (!clusters.acrossContributors().isEmpty()) {
      parts.add(Section.heading("Repeated by others than who was first"));
      parts.add(
          table("Those with most repeats, with who was first", clusters.acrossContributors()));
      parts.add(
          Section.note(
              "“Everywhere” counts removed repeats in all batches so far: what a model would have seen again and again. The views duplication and shared_content have this for every item."));
    }
    parts.add(sizes(clusters.sizes()));
    parts.add(parties(clusters.parties()));
    return parts;
  }

  private static Html table(String caption, List<ClusterList.Cluster> clusters) {
    Listing table =
        new Listing(
            caption,
            "Kept item",
            "Batch",
            "First by",
            "Submitted",
            "#Repeats",
            "#Contributors of these",
            "#Everywhere");
    for (ClusterList.Cluster cluster : clusters) {
      table.row(
          beginning(cluster.kept()),
          Listing.text(cluster.keptBatch()),
          pseudonyms(cluster.first()),
          Listing.text(cluster.firstAt() == null ? "–" : cluster.firstAt().toString()),
          Figures.count("cluster.repeats", cluster.repeats()),
          Figures.count("cluster.others", cluster.others()),
          Figures.count("cluster.everywhere", cluster.everywhere()));
    }
    return table.html();
  }

  private static Html beginning(Excerpt kept) {
    return kept.fields().isEmpty()
        ? Contributed.id(kept.itemId())
        : Element.of(
            "span",
            Contributed.line(String.join(" · ", kept.fields().values())),
            Listing.text(" "),
            Contributed.id(kept.itemId()));
  }

  private static Html sizes(List<ClusterList.Size> sizes) {
    Listing table =
        new Listing("Kept items by number of repeats in this batch", "Repeats", "#Kept items");
    for (ClusterList.Size size : sizes) {
      Long most = size.most();
      String range =
          most == null
              ? Figures.grouped(size.least()) + " and more"
              : most == size.least() ? Figures.grouped(most) : size.least() + " to " + most;
      table.row(
          Listing.text(range), Figures.count("cluster.size." + size.least(), size.clusters()));
    }
    return table.html();
  }

  private static Html parties(List<ClusterList.Party> parties) {
    Listing table =
        new Listing(
            "Who delivered most repeats in this batch",
            "Contributor",
            "#Items",
            "#Repeats",
            "#Share");
    for (ClusterList.Party party : parties) {
      table.row(
          pseudonyms(party.pseudonyms()),
          Figures.count("party.items", party.items()),
          Figures.count("party.repeats", party.repeats()),
          Listing.text(Figures.percent(party.repeats(), party.items())));
    }
    return table.html();
  }

  private static Html pseudonyms(List<String> pseudonyms) {
    List<Html> parts = new ArrayList<>();
    for (String pseudonym : pseudonyms) {
      parts.add(Listing.text(parts.isEmpty() ? "" : " "));
      parts.add(Contributed.id(pseudonym));
    }
    return parts.isEmpty() ? Listing.text("–") : Element.of("span", parts);
  }
}
