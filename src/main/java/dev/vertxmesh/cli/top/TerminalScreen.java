package dev.vertxmesh.cli.top;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/** The terminal of this process, on its alternate screen (CX-8). */
final class TerminalScreen implements Screen {
  private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[2J";
  private static final String END = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST_OF_SCREEN = "\u001b[J";
  private static final long REST_OF_KEY_MILLISECONDS = 50;

  private final Terminal terminal;
  private final Attributes before;
  private volatile Size size;

  private TerminalScreen(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.enterRawMode();
    this.size = terminal.getSize();
    terminal.handle(Terminal.Signal.WINCH, signal -> size = terminal.getSize());
    write(BEGIN);
  }

  /**
   * Takes the terminal over.
   *
   * @throws UncheckedIOException if there is none
   */
  static TerminalScreen open() {
    try {
      return new TerminalScreen(
          TerminalBuilder.builder()
              .system(true)
              .dumb(false)
              .nativeSignals(false) // they are the JVM's: Ctrl-C ends the verb (CX-3)
              .exec(true)
              .jni(false)
              .jna(false)
              .jansi(false)
              .ffm(false)
              .build());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public int width() {
    return Math.max(1, size.getColumns());
  }

  @Override
  public int height() {
    return Math.max(1, size.getRows());
  }

  @Override
  public void draw(List<String> lines) {
    write(HOME + String.join(REST_OF_LINE + "\r\n", lines) + REST_OF_LINE + REST_OF_SCREEN);
  }

  @Override
  public int key(long milliseconds) {
    try {
      int key = read(milliseconds);
      if (key != Keys.ESCAPE) {
        return key;
      }
      int second = read(REST_OF_KEY_MILLISECONDS);
      if (second != '[' && second != 'O') {
        return Keys.ESCAPE;
      }
      return switch (read(REST_OF_KEY_MILLISECONDS)) {
        case 'A' -> Keys.UP;
        case 'B' -> Keys.DOWN;
        default -> Keys.NONE;
      };
    } catch (IOException closed) {
      return Keys.END;
    }
  }

  private int read(long milliseconds) throws IOException {
    int read = terminal.reader().read(milliseconds);
    return read == NonBlockingReader.READ_EXPIRED ? Keys.NONE : read;
  }

  @Override
  public void close() {
    write(END);
    terminal.setAttributes(before);
    try {
      terminal.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void write(String text) {
    terminal.writer().write(text);
    terminal.writer().flush();
  }
}
