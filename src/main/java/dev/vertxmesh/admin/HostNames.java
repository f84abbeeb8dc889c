package dev.vertxmesh.admin;

import io.netty.util.NetUtil;

/** Names that no server of names decides about. */
final class HostNames {
  private HostNames() {}

  /** Whether that is localhost, or an address as numbers, IPv6 in brackets or not. */
  static boolean isLocalhostOrLiteral(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    return host.equalsIgnoreCase("localhost")
        || NetUtil.isValidIpV4Address(bare)
        || NetUtil.isValidIpV6Address(bare);
  }
}
