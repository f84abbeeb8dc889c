package dev.vertxmesh.admin;

import dev.vertxmesh.admin.HttpProblem.Kind;
import dev.vertxmesh.settings.AdminSettings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets a request that changes something pass only if writes are on and it shows the token (AD-6).
 * One that no route would take passes as well, to be told so.
 */
final class WriteGuard {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final String SCHEME = "Bearer ";

  private final AdminOptions options;
  private List<Write> writes = List.of();

  /** A route that changes something. */
  private record Write(Set<HttpMethod> methods, Pattern path) {

    static Write of(Route route) {
      String path = route.getPath().replaceAll(":[A-Za-z0-9_]+", "[^/]+");
      return new Write(route.methods(), Pattern.compile(path + "/?"));
    }

    boolean takes(RoutingContext request) {
      return methods.contains(request.request().method())
          && path.matcher(request.normalizedPath()).matches();
    }
  }

  WriteGuard(AdminOptions options) {
    this.options = options;
  }

  /** Stands before all routes that are mounted after it. */
  void mount(Router router) {
    router.route().handler(this::check);
  }

  /** Learns which routes there are, once all are mounted. */
  void learn(Router router) {
    writes =
        router.getRoutes().stream()
            .filter(route -> route.methods() != null && !READING.containsAll(route.methods()))
            .filter(route -> route.getPath() != null)
            .map(Write::of)
            .toList();
  }

  private void check(RoutingContext request) {
    if (writes.stream().anyMatch(write -> write.takes(request))) {
      require(request);
    }
    request.next();
  }

  private void require(RoutingContext request) {
    if (!options.writes()) {
      throw Kind.FORBIDDEN.because(
          "nothing may be changed here: set "
              + AdminSettings.WRITES
              + " = true and "
              + AdminSettings.TOKEN
              + " on this host, or use the mesh command");
    }
    String given = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (given == null || !given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Kind.UNAUTHORIZED.because("give the token: Authorization: Bearer TOKEN");
    }
    byte[] shown = given.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(options.token().getBytes(StandardCharsets.UTF_8), shown)) {
      throw Kind.UNAUTHORIZED.because("that is not the token of this host");
    }
  }
}
