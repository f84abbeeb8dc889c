package dev.vertxmesh.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, for tests that keep it true. */
public final class MarkdownPage {

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^<!-- example: (?<name>[a-z-]+) -->\\n)?^```(?<language>\\w+)(?: (?<info>[^\\n]*))?\\n(?<text>.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  private final Path file;
  private final String text;

  /**
   * A fenced block.
   *
   * @param name in the comment on the line before, "" if there is none
   * @param language after the fence
   * @param info what follows the language on that line, "" if nothing does
   * @param text between the fences, with the last line break
   */
  public record Block(String name, String language, String info, String text) {}

  private MarkdownPage(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** The page in that file of the project. */
  public static MarkdownPage of(String file) {
    Path path = Path.of(file);
    return new MarkdownPage(path, read(path));
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /** The fenced blocks of one language, in order. */
  public List<Block> blocks(String language) {
    return blocks().stream().filter(block -> block.language().equals(language)).toList();
  }

  /** All fenced blocks, in order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(
          new Block(
              orNothing(matcher.group("name")),
              matcher.group("language"),
              orNothing(matcher.group("info")),
              matcher.group("text")));
    }
    return blocks;
  }

  private static String orNothing(String text) {
    return text == null ? "" : text;
  }

  /** Puts {@code contents} into the block of that name, in the file. */
  public MarkdownPage replace(String name, String contents) {
    Pattern block =
        Pattern.compile(
            "(^<!-- example: " + name + " -->\\n```\\w+\\n).*?(^```$)",
            Pattern.MULTILINE | Pattern.DOTALL);
    String changed =
        block
            .matcher(text)
            .replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + contents + found.group(2)));
    try {
      Files.writeString(file, changed);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return new MarkdownPage(file, changed);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
