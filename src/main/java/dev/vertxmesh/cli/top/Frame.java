package dev.vertxmesh.cli.top;

import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.cli.top.Line.Style;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Draws pictures (CX-9). */
public final class Frame {
  private static final int BAR = 20;
  private static final long MEBIBYTE = 1L << 20;
  private static final String UNKNOWN = "-";

  private final Picture picture;
  private final Look look;
  private final Instant now;

  Frame(Picture picture, Look look, Instant now) {
    this.picture = picture;
    this.look = look;
    this.now = now;
  }

  /** The whole picture at once, for who has no screen: as many lines as it needs. */
  public static List<String> whole(Picture picture, int width, boolean colours) {
    return new Frame(picture, Look.first(), picture.taken())
        .lines(width, Integer.MAX_VALUE, colours);
  }

  /** The lines for a screen of that size. */
  List<String> lines(int width, int height, boolean colours) {
    List<Line> lines = new ArrayList<>(head(width));
    boolean isScreen = height < Integer.MAX_VALUE;
    int room = height - lines.size() - (isScreen ? 1 : 0);
    lines.addAll(
        switch (look.page()) {
          case ALL -> overview(room, width);
          case MESH -> DetailPage.of(look, picture, width);
          case HELP -> HelpPage.lines();
        });
    if (isScreen) {
      int most = Math.max(0, height - 1);
      lines = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
      while (lines.size() < most) {
        lines.add(Line.plain(""));
      }
      lines.add(foot());
    }
    return lines.stream().limit(height).map(line -> line.text(width, colours)).toList();
  }

  private List<Line> head(int width) {
    String clock = now.truncatedTo(ChronoUnit.SECONDS).toString();
    Line title =
        new Line()
            .with(Style.BOLD, "mesh top  ")
            .with(Style.TITLE, picture.cluster())
            .with(
                Style.PLAIN,
                "  %s, %s, %s"
                    .formatted(
                        count(picture.hosts().size(), "host"),
                        count(picture.procs().size(), "proc"),
                        picture.meshes().size() == 1
                            ? "1 mesh"
                            : picture.meshes().size() + " meshes"));
    if (look.paused()) {
      title.with(Style.YELLOW, "  PAUSED");
    }
    title.with(Style.DIM, " ".repeat(Math.max(2, width - title.length() - clock.length())) + clock);
    List<Line> head = new ArrayList<>(List.of(title));
    picture.lost().ifPresent(why -> head.add(Line.of(Style.RED, lost(why))));
    head.add(Line.plain(""));
    return head;
  }

  private String lost(String why) {
    long seconds = Math.max(0, Duration.between(picture.taken(), now).toSeconds());
    return "OUT OF TOUCH for %d s, this is how it was: %s".formatted(seconds, why);
  }

  private List<Line> overview(int room, int width) {
    List<Line> hosts = hosts();
    List<Line> procs = procs();
    List<Line> meshes = meshes();
    List<Line> events = events(width);
    int[] shares =
        Shares.of(
            room == Integer.MAX_VALUE ? room : room - 3,
            hosts.size(),
            procs.size(),
            meshes.size(),
            events.size());
    List<Line> lines = new ArrayList<>();
    lines.addAll(Shares.cut(hosts, shares[0], 0));
    lines.add(Line.plain(""));
    lines.addAll(Shares.cut(procs, shares[1], 0));
    lines.add(Line.plain(""));
    lines.addAll(Shares.cut(meshes, shares[2], look.selected()));
    lines.add(Line.plain(""));
    lines.addAll(Shares.cut(events, shares[3], 0));
    return lines;
  }

  private List<Line> hosts() {
    Columns columns = new Columns("HOST", "MACHINE", "PID", "PROCS", "UP");
    for (HostRow host : picture.hosts()) {
      if (look.shows(host.host())) {
        columns.row(
            Style.PLAIN,
            host.host(),
            host.machine(),
            Long.toString(host.pid()),
            host.procs() + " of " + host.maxProcs(),
            since(host.started()));
      }
    }
    return columns.lines();
  }

  private List<Line> procs() {
    Columns columns = new Columns("PROC", "MESH", "HOST", "PID", "MEMORY", "CPU", "UP");
    for (Picture.Worker proc : picture.procs()) {
      if (look.shows(proc.row().proc())) {
        columns.row(
            Style.PLAIN,
            proc.row().proc(),
            proc.row().mesh() + "/" + proc.row().rank(),
            proc.row().host().isEmpty() ? UNKNOWN : proc.row().host(),
            Long.toString(proc.row().pid()),
            memory(proc.memory()),
            load(proc.load()),
            since(proc.row().started()));
      }
    }
    return columns.lines();
  }

  private List<Line> meshes() {
    List<MeshDetail> shown = look.meshes(picture);
    Columns columns = new Columns("  MESH", "KIND", "ON", "STATUS", "RANKS", "");
    for (MeshDetail mesh : shown) {
      boolean selected = shown.indexOf(mesh) == look.selected();
      columns.row(
          selected ? Style.SELECTED : style(mesh),
          (selected ? "> " : "  ") + mesh.mesh(),
          mesh.kind(),
          mesh.on().isEmpty() ? UNKNOWN : mesh.on(),
          mesh.status(),
          bar(mesh),
          counts(mesh));
    }
    return columns.lines();
  }

  private static Style style(MeshDetail mesh) {
    if (Counts.ill(mesh) > 0) {
      return Style.RED;
    }
    return Counts.running(mesh) == Counts.all(mesh) ? Style.GREEN : Style.YELLOW;
  }

  /** Running ranks are full, failed ones crossed, all others empty; no state is without a mark. */
  private static String bar(MeshDetail mesh) {
    int all = Math.max(1, Counts.all(mesh));
    int ill = part(Counts.ill(mesh), all);
    int running = Math.min(BAR - ill, part(Counts.running(mesh), all));
    return "█".repeat(running) + "░".repeat(BAR - running - ill) + "✗".repeat(ill);
  }

  private static int part(int some, int all) {
    return some == 0 ? 0 : Math.max(1, (int) ((long) BAR * some / all));
  }

  private static String counts(MeshDetail mesh) {
    Map<String, Integer> counts = Counts.of(mesh);
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private List<Line> events(int width) {
    List<Line> lines = new ArrayList<>(List.of(Line.of(Style.TITLE, "EVENTS")));
    for (EventView event : picture.events()) {
      if (look.shows(event.mesh())) {
        lines.addAll(lines(event, width));
      }
    }
    return lines;
  }

  /** When and what, in as many lines as it takes. */
  static List<Line> lines(EventView event, int width) {
    return Line.of(Style.DIM, event.time().truncatedTo(ChronoUnit.SECONDS) + "  ")
        .wrapping(event.isFailure() ? Style.RED : Style.YELLOW, event.sentence(), width);
  }

  private Line foot() {
    if (look.typing()) {
      return Line.of(Style.BOLD, "/" + look.filter() + "_  Enter keeps the filter, Esc drops it");
    }
    String filter = look.filter().isEmpty() ? "" : "  filter: " + look.filter();
    return Line.of(
        Style.DIM,
        "q quit  j/k select  Enter describe  s sort (%s)  / filter  p pause  ? help%s"
            .formatted(look.sort().text(), filter));
  }

  private String since(Instant start) {
    long seconds = Math.max(0, Duration.between(start, now).toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m" + seconds % 60 + "s";
    }
    return seconds < 86_400
        ? seconds / 3600 + "h" + seconds % 3600 / 60 + "m"
        : seconds / 86_400 + "d" + seconds % 86_400 / 3600 + "h";
  }

  private static String memory(OptionalLong bytes) {
    return bytes.isPresent() ? bytes.getAsLong() / MEBIBYTE + " MiB" : UNKNOWN;
  }

  private static String load(OptionalLong perMille) {
    return perMille.isPresent()
        ? String.format(Locale.ROOT, "%.1f%%", perMille.getAsLong() / 10.0)
        : UNKNOWN;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
