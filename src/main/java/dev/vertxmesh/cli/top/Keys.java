package dev.vertxmesh.cli.top;

import dev.vertxmesh.cli.top.Look.Page;
import java.util.Optional;

/** What keys do. */
final class Keys {
  static final int NONE = -2;
  static final int END = -1;
  static final int ENTER = '\r';
  static final int ESCAPE = 27;
  static final int BACKSPACE = 127;
  static final int UP = 0x10001;
  static final int DOWN = 0x10002;

  private static final int NEW_LINE = '\n';
  private static final int BACKSPACE_TOO = '\b';
  private static final int FIRST_LETTER = ' ';

  private Keys() {}

  /** The look after a key; empty if the screen is to be left. */
  static Optional<Look> apply(Look look, int key, int meshes) {
    if (key == END) {
      return Optional.empty();
    }
    if (look.typing()) {
      return Optional.of(type(look, key));
    }
    return look.page() == Page.ALL ? all(look, key, meshes) : Optional.of(other(look, key));
  }

  private static Optional<Look> all(Look look, int key, int meshes) {
    int last = Math.max(0, meshes - 1);
    return switch (key) {
      case 'q', 'Q' -> Optional.empty();
      case 'j', DOWN -> Optional.of(look.select(Math.min(last, look.selected() + 1)));
      case 'k', UP -> Optional.of(look.select(Math.max(0, look.selected() - 1)));
      case ENTER, NEW_LINE -> Optional.of(meshes == 0 ? look : look.on(Page.MESH));
      case 's' -> Optional.of(look.by(look.sort().next()));
      case '/' -> Optional.of(look.filter("", true));
      case ESCAPE -> Optional.of(look.filter("", false));
      default -> Optional.of(both(look, key));
    };
  }

  private static Look other(Look look, int key) {
    return switch (key) {
      case 'q', 'Q', ESCAPE, ENTER, NEW_LINE -> look.on(Page.ALL);
      default -> both(look, key);
    };
  }

  private static Look both(Look look, int key) {
    return switch (key) {
      case 'p' -> look.paused(!look.paused());
      case '?', 'h' -> look.on(Page.HELP);
      default -> look;
    };
  }

  private static Look type(Look look, int key) {
    String text = look.filter();
    return switch (key) {
      case ENTER, NEW_LINE -> look.filter(text, false);
      case ESCAPE -> look.filter("", false);
      case BACKSPACE, BACKSPACE_TOO ->
          look.filter(text.isEmpty() ? text : text.substring(0, text.length() - 1), true);
      default ->
          key >= FIRST_LETTER && key < UP
              ? look.filter(text + Character.toString(key), true)
              : look;
    };
  }
}
