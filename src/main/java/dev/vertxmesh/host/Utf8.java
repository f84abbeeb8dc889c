package dev.vertxmesh.host;

/** Where characters end in bytes that were cut anywhere. */
final class Utf8 {

  private static final int LONGEST = 4;
  private static final int CONTINUATION_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  private Utf8() {}

  /**
   * How many of the bytes are whole characters: all but the beginning of one at their end. Bytes
   * that are no UTF-8 count as whole, and so does what would leave nothing at all.
   */
  static int wholeCharacters(byte[] bytes) {
    for (int back = 1; back < LONGEST && back <= bytes.length; back++) {
      int at = bytes.length - back;
      if ((bytes[at] & CONTINUATION_MASK) != CONTINUATION) {
        return length(bytes[at]) > back && at > 0 ? at : bytes.length;
      }
    }
    return bytes.length;
  }

  /** How many bytes the character has that begins with this one. */
  private static int length(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    return ones >= 2 && ones <= LONGEST ? ones : 1;
  }
}
